/** What a weak line costs, and whom first: the officer's own picture, never the interpreter's hands nor the resident's. */
import type { Level } from './line-quality.js';

export interface Giving {
  /** Of this page: `holder` is the officer who has the call. */
  role: 'community' | 'holder' | 'third';
  /** The weakest line of all who are there, one's own too. */
  weakest: Level;
}
/** The officer's picture goes by itself; everything after it is offered, not taken: hands are words to who signs. */
export const savesPicture = ({ role, weakest }: Giving): boolean => role === 'holder' && weakest >= 1;

export type Offer = 'text' | 'voice';
/** What the strip offers, the most sensible first. */
export const offersAt = (level: Level): readonly Offer[] =>
  level >= 3 ? ['text', 'voice'] : ['voice', 'text'];
