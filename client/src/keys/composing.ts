/** What is asked of a key: of the browser's event, or of one written down for a test. */
interface Key {
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/**
 * The key is the input method's own: it chooses a word and does nothing else. Safari ends the composing first and
 * brings the Enter that confirmed it after that, with `isComposing` false and only its code telling. Pure.
 */
export const composing = ({ isComposing, keyCode }: Key): boolean => isComposing || keyCode === 229;
