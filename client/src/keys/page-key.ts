import { composing } from './composing.js';

interface Key {
  readonly isComposing: boolean;
  readonly keyCode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}
export interface KeyContext {
  writing: boolean;
  /** A dialog, a list of choices or a ring lies over the page, or did just now. */
  covered: boolean;
}

/** Whether a single key is the page's: while a ring is there, the same letter answers it and nothing else. Pure. */
export const isPages = (key: Key, { writing, covered }: KeyContext): boolean =>
  !(key.ctrlKey || key.metaKey || key.altKey || composing(key) || writing || covered);
