/** How a call's latest line follows from its facts: the same for a fact just decided and for the whole journal. Pure. */
import { nextFollowUp } from '../care/care-book.js';
import type { DeedName } from '../../protocol/codes.js';
import { ringsEnded } from '../fact-effects.js';
import { withoutRings, type FoldDraft, type FactFolds } from './fold-draft.js';
import { clockFolds } from './fold-clocks.js';
import { careFolds } from './fold-care.js';
import { lifecycleFolds } from './fold-lifecycle.js';
import { outageFolds } from './fold-outage.js';
import { ringFolds } from './fold-rings.js';
import { ownershipFolds } from './fold-ownership.js';
import { matterFolds } from './fold-matter.js';
import { videoFolds } from './fold-video.js';
import { nextDueAt, type Call } from '../call-state.js';
import type { Fact } from '../facts.js';
import { completeRingBook, type RingBook } from '../ring-book.js';

const FOLDS: FactFolds<DeedName> = {
  ...ringFolds,
  ...lifecycleFolds,
  ...clockFolds,
  ...ownershipFolds,
  ...outageFolds,
  ...careFolds,
  ...matterFolds,
  ...videoFolds,
};

const fold = <D extends DeedName>(draft: FoldDraft, fact: Fact<D>): void =>
  FOLDS[fact.deed](draft, fact.data, fact);

/** The call after one more fact. */
export function applyFact(call: Call, fact: Fact): Call {
  const book = ownBook(call.line.ringing);
  const draft: FoldDraft = {
    line: { ...call.line, version: fact.seq, ringing: book },
    book,
    rings: withoutRings(call.rings, ringsEnded(fact)),
  };
  fold(draft, fact);
  if (draft.line.state !== 'waiting') draft.line.lateAt = null;
  const after: Call = { line: draft.line, rings: draft.rings };
  draft.line.dueAt = nextDueAt(after);
  draft.line.followUpAt = nextFollowUp(book)?.dueAt ?? null;
  return after;
}

const ownBook = (kept: RingBook): RingBook => {
  const book = completeRingBook(kept);
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
