/** A call while a fact is being folded into it, and what several folds do to it. Pure. */
import type { DeedName } from '../../protocol/codes.js';
import type { CallRow } from '../call.entity.js';
import type { FactData, Fact } from '../facts.js';
import type { LiveRing, RingBook } from '../ring-book.js';

export interface FoldDraft {
  line: CallRow;
  book: RingBook;
  rings: LiveRing[];
}
export type FactFold<D extends DeedName> = (draft: FoldDraft, data: FactData[D], fact: Fact<D>) => void;
export type FactFolds<D extends DeedName> = { readonly [K in D]: FactFold<K> };

export const withoutRings = (rings: readonly LiveRing[], ended: readonly { id: string }[]) =>
  rings.filter((r) => !ended.some((e) => e.id === r.id));
/** What was booked has begun: somebody waits from its hour on, or from now where that is sooner. */
export const startUnheldTime = (book: RingBook, at: number): void => {
  if (book.booked !== null) Object.assign(book, { unheldSince: Math.min(at, book.booked), booked: null });
};

export const stopRings = (draft: FoldDraft) => {
  draft.rings = [];
  draft.book.mode = null;
};
/** Somebody has it, or it is over: neither a review nor a coordinator is waited for any longer. */
export const settleReturn = (book: RingBook) => {
  if (book.returned?.open) book.returned = { ...book.returned, open: null };
  delete book.left;
};
export const recordHolder = (book: RingBook, officer: string) => {
  settleReturn(book);
  if (book.matter) {
    // Taken by a ring or a hand it is theirs, whatever becomes of the matter.
    const { took: _took, ...matter } = book.matter;
    book.matter = matter;
  }
  book.holders = [...book.holders.filter((h) => h !== officer), officer];
};
/** Nobody holds it any longer. What was told in the round before does not keep it from being told now. */
export const giveBack = (draft: FoldDraft, at: number) => {
  const { line, book } = draft;
  stopRings(draft);
  settleReturn(book);
  line.holderId = null;
  line.state = 'waiting';
  const alerted = book.alerted.filter((kind) => kind === 'answer_late' || kind === 'close_late');
  Object.assign(book, {
    transfer: null,
    waited: false,
    retryAt: null,
    alerted,
    unheldSince: at,
    entrusted: null,
  });
};
export const startClimb = (book: RingBook) => {
  book.climb += 1;
  book.step = 0;
  book.rung = [];
};
