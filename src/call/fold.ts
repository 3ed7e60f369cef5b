/** How a call's latest line follows from its facts: the same for a fact just decided and for the whole journal. Pure. */
import type { DeedName } from '../protocol/words.js';
import type { CallRow } from './call.entities.js';
import type { FactData } from './facts.js';
import { dueAt, freshBook, type Call, type LiveRing, type RingBook, type Written } from './state.js';

interface Draft {
  line: CallRow;
  book: RingBook;
  rings: LiveRing[];
}
type Fold<D extends DeedName> = (draft: Draft, data: FactData[D], fact: Written) => void;

const without = (rings: LiveRing[], ended: readonly { id: string }[]) =>
  rings.filter((r) => !ended.some((e) => e.id === r.id));
const silence = (draft: Draft) => {
  draft.rings = [];
  draft.book.mode = null;
};

const folds: { [D in DeedName]: Fold<D> } = {
  raised() {
    // the first line is made by `open`
  },
  rung({ line, book, rings }, data) {
    if (data.foot) startClimb(book);
    if (data.kind === 'ladder') Object.assign(book, { step: data.step, retryAt: null });
    for (const r of data.rings) {
      rings.push({
        id: r.id,
        officerId: r.officer,
        kind: data.kind,
        step: data.step,
        expiresAt: data.expiresAt,
      });
      if (!book.rung.includes(r.officer)) book.rung.push(r.officer);
    }
    book.mode = data.kind;
    book.waited = data.waited;
    if (data.kind === 'transfer') book.transfer?.tried.push(...data.rings.map((r) => r.officer));
    else line.state = 'ringing';
  },
  waiting(draft, data) {
    if (data.foot) startClimb(draft.book);
    silence(draft);
    draft.line.state = 'waiting';
    draft.book.waited = true;
    draft.book.retryAt = data.retryAt;
  },
  declined(draft, data) {
    draft.rings = without(draft.rings, [{ id: data.ring }]);
    draft.book.declined = draft.book.declined.filter((d) => d.officer !== data.officer);
    draft.book.declined.push({ officer: data.officer, climb: draft.book.climb });
  },
  lapsed(draft, data) {
    draft.rings = without(draft.rings, data.rings);
  },
  withdrawn(draft, data) {
    draft.rings = without(draft.rings, data.rings);
    // A ring cut short was not a ring that nobody answered: the step may ring them again.
    draft.book.rung = draft.book.rung.filter((officer) => !data.rings.some((r) => r.officer === officer));
  },
  accepted(draft, data, { at }) {
    silence(draft);
    draft.line.state = 'active';
    draft.line.holderId = data.officer;
    draft.line.answeredAt ??= at;
    held(draft.book, data.officer);
    Object.assign(draft.book, { waited: false, retryAt: null, transfer: null });
    draft.book.alerts = draft.book.alerts.filter((a) => a.kind === 'close_late');
  },
  amended({ line }, data) {
    if (data.category !== undefined) line.category = data.category;
    if (data.urgency !== undefined) line.urgency = data.urgency;
    if (data.closeBy !== undefined) line.closeBy = data.closeBy;
  },
  messaged({ line }, _data, { at }) {
    line.messageCount += 1;
    line.lastMessageAt = at;
  },
  assigned() {
    // the ring that follows says the rest
  },
  transferring({ book }, data, fact) {
    book.transfer = { ...data, by: fact.actorId ?? data.giver, tried: [] };
  },
  transferred(draft, data) {
    silence(draft);
    draft.line.holderId = data.to;
    held(draft.book, data.to);
    draft.book.transfer = null;
  },
  kept(draft) {
    silence(draft);
    draft.book.transfer = null;
  },
  cancelled(draft, _data, fact) {
    silence(draft);
    draft.line.state = 'cancelled';
    draft.line.closedAt = fact.at;
    draft.book.alerts = [];
    draft.book.cancelledBy = fact.actorId;
  },
  closed(draft, data, fact) {
    silence(draft);
    Object.assign(draft.line, {
      state: 'closed',
      closedAt: fact.at,
      outcome: data.outcome,
      solved: data.solved,
      referral: data.referral,
    });
    Object.assign(draft.book, {
      alerts: [],
      transfer: null,
      lastHolder: draft.line.holderId,
      closedBy: fact.actorId,
    });
  },
  rated({ line, book }, data, fact) {
    line.rating = data.rating;
    book.ratedBy = fact.actorId;
  },
  reopened({ line, book }, data, fact) {
    Object.assign(line, {
      state: 'waiting',
      holderId: null,
      outcome: null,
      solved: null,
      referral: null,
      closedAt: null,
      rating: null,
    });
    line.closeBy = data.closeBy;
    const { lastHolder, holders, climb } = book;
    Object.assign(book, freshBook(fact.at), {
      climb: climb + 1,
      lastHolder,
      holders,
      reopenedBy: fact.actorId,
    });
  },
  alerted({ book }, data, { at }) {
    book.alerted.push(data.kind);
    book.alerts.push({ id: data.id, kind: data.kind, at });
  },
};

const held = (book: RingBook, officer: string) => {
  book.holders = [...book.holders.filter((h) => h !== officer), officer];
};
const startClimb = (book: RingBook) => {
  book.climb += 1;
  book.step = 0;
  book.rung = [];
};

/** The call after one more fact. */
export function apply(call: Call, fact: Written): Call {
  const book = structuredBook(call.line.ringing);
  const draft: Draft = {
    line: { ...call.line, version: fact.seq, ringing: book },
    book,
    rings: [...call.rings],
  };
  (folds[fact.deed] as Fold<DeedName>)(draft, fact.data as never, fact);
  const after: Call = { line: draft.line, rings: draft.rings };
  draft.line.dueAt = dueAt(after);
  return after;
}

const structuredBook = (book: RingBook): RingBook => ({
  ...book,
  rung: [...book.rung],
  holders: [...book.holders],
  declined: [...book.declined],
  alerts: [...book.alerts],
  alerted: [...book.alerted],
  transfer: book.transfer && { ...book.transfer, tried: [...book.transfer.tried] },
});
