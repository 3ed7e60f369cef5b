/** What facts of an outage make of a call: set aside on the list of those found late, and taken from it. Pure. */
import { startUnheldTime, stopRings, type FactFolds } from './fold-draft.js';

export const outageFolds: FactFolds<'late_found' | 'brought_back'> = {
  late_found(draft, { due, retryAt }, { at }) {
    stopRings(draft);
    startUnheldTime(draft.book, at);
    draft.line.state = 'waiting';
    draft.line.lateAt = due;
    Object.assign(draft.book, { waited: true, retryAt });
  },
  brought_back({ line }) {
    line.lateAt = null;
  },
};
