/** Who waits for an answer: one definition for wall, board, watch, figures, list and metrics. Pure. */
import type { CallState } from '../codes.js';

/**
 * Nobody holds it, and either nobody is being rung, or somebody still is though the time to answer is over (which it
 * is from the first moment where a call was answered before and opened again).
 */
export const waitsForAnswer = (state: CallState, answerBy: number, now: number): boolean =>
  state === 'waiting' || (state === 'ringing' && answerBy <= now);
