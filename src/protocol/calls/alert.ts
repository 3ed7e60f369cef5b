/** What needs somebody: an alert of the board, a notice to a person. */
import type { Lang } from '../lang.js';
import type { AlertKind } from '../codes.js';

export interface Alert {
  id: string;
  kind: AlertKind;
  callId?: string;
  at: string;
}

/** A notice to a person whose page is open. */
export interface NoticeTold {
  id: string;
  kind: string;
  /** In the language that the person chose for notices. */
  text: string;
  /** In each language that a page may be in. */
  texts: Readonly<Record<Lang, string>>;
  /** The page it opens. */
  path: string;
}
