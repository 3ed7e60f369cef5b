/** What facts of owning make of a call: booked for the opening, entrusted to a coordinator, an officer recused. Pure. */
import { setClocks } from '../clocks/call-clocks.js';
import { giveBack, stopRings, type FactFolds } from './fold-draft.js';

export const ownershipFolds: FactFolds<'booked' | 'entrusted' | 'recused' | 'unrecused'> = {
  booked(draft, { at, clocks }) {
    stopRings(draft);
    draft.line.state = 'waiting';
    setClocks(draft.line, clocks);
    Object.assign(draft.book, { waited: true, retryAt: at, booked: at });
  },
  entrusted({ book }, { to }) {
    book.entrusted = to;
  },
  recused(draft, { officer, gaveUp }, { at }) {
    const { book } = draft;
    if (!book.recused.includes(officer)) book.recused.push(officer);
    if (gaveUp) giveBack(draft, at);
  },
  unrecused({ book }, { officer }) {
    book.recused = book.recused.filter((id) => id !== officer);
  },
};
