import { composing } from '../../../keys/composing.js';
import { DEAF } from './slots/slots.js';

export type Answer = 'accept' | 'decline';
interface Key {
  readonly key: string;
  readonly repeat: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}
/** All in milliseconds. */
export interface KeyContext {
  /** The caret is where one writes or chooses. */
  writing: boolean;
  sinceTyped: number;
  /** Since the ring that the key would answer became that one. */
  sinceChanged: number;
}

/** Who has just written is writing still, though the field may be gone. */
const STILL_TYPING = 1500;
const LETTERS = new Map<string, Answer>([
  ['a', 'accept'],
  ['d', 'decline'],
]);

/** What a key answers. A letter is a word's while somebody writes; F8 is nobody's, and serves them too. Pure. */
export const answerOf = (key: Key, { writing, sinceTyped, sinceChanged }: KeyContext): Answer | undefined => {
  if (key.repeat || key.ctrlKey || key.metaKey || key.altKey || composing(key)) return undefined;
  if (sinceChanged < DEAF) return undefined;
  if (key.key === 'F8') return 'accept';
  return writing || sinceTyped < STILL_TYPING ? undefined : LETTERS.get(key.key.toLowerCase());
};
