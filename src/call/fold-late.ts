/** What facts of an outage make of a call: set aside on the list of those found late, and taken from it. Pure. */
import { silence, type Folds } from './draft.js';

export const lateFolds: Folds<'late_found' | 'brought_back'> = {
  late_found(draft, { due, retryAt }) {
    silence(draft);
    draft.line.state = 'waiting';
    draft.line.lateAt = due;
    Object.assign(draft.book, { waited: true, retryAt, booked: null });
  },
  brought_back({ line }) {
    line.lateAt = null;
  },
};
