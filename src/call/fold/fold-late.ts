/** What facts of an outage make of a call: set aside on the list of those found late, and taken from it. Pure. */
import { begins, silence, type Folds } from './draft.js';

export const lateFolds: Folds<'late_found' | 'brought_back'> = {
  late_found(draft, { due, retryAt }, { at }) {
    silence(draft);
    begins(draft.book, at);
    draft.line.state = 'waiting';
    draft.line.lateAt = due;
    Object.assign(draft.book, { waited: true, retryAt });
  },
  brought_back({ line }) {
    line.lateAt = null;
  },
};
