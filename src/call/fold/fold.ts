/** How a call's latest line follows from its facts: the same for a fact just decided and for the whole journal. Pure. */
import { nextFollowUp } from '../helping/care.js';
import type { DeedName } from '../../protocol/words.js';
import type { Draft, Fold, Folds } from './draft.js';
import { clockFolds } from './fold-clocks.js';
import { careFolds } from './fold-care.js';
import { lifeFolds } from './fold-life.js';
import { lateFolds } from './fold-late.js';
import { ringFolds } from './fold-rings.js';
import { ownFolds } from './fold-own.js';
import { dueAt, type Call } from '../state.js';
import type { Written } from '../facts.js';
import { wholeBook, type RingBook } from '../ring-book.js';

const FOLDS: Folds<DeedName> = {
  ...ringFolds,
  ...lifeFolds,
  ...clockFolds,
  ...ownFolds,
  ...lateFolds,
  ...careFolds,
};

/** The call after one more fact. */
export function apply(call: Call, fact: Written): Call {
  const book = ownBook(call.line.ringing);
  const draft: Draft = {
    line: { ...call.line, version: fact.seq, ringing: book },
    book,
    rings: [...call.rings],
  };
  (FOLDS[fact.deed] as Fold<DeedName>)(draft, fact.data as never, fact);
  if (draft.line.state !== 'waiting') draft.line.lateAt = null;
  const after: Call = { line: draft.line, rings: draft.rings };
  draft.line.dueAt = dueAt(after);
  draft.line.followUpAt = nextFollowUp(book)?.dueAt ?? null;
  return after;
}

const ownBook = (kept: RingBook): RingBook => {
  const book = wholeBook(kept);
  return {
    ...book,
    rung: [...book.rung],
    holders: [...book.holders],
    declined: [...book.declined],
    alerts: [...book.alerts],
    alerted: [...book.alerted],
    recused: [...book.recused],
    transfer: book.transfer && { ...book.transfer, tried: [...book.transfer.tried] },
  };
};
