/** What facts of ringing, answering and handing over make of a call. Pure. */
import { finishClocks, setClocks } from '../clocks/call-clocks.js';
import type { ClockTime } from '../clock-book.js';
import {
  startUnheldTime,
  recordHolder,
  stopRings,
  startClimb,
  type FactFolds,
  type FoldDraft,
} from './fold-draft.js';

export const ringFolds: FactFolds<
  | 'rung'
  | 'arrived'
  | 'waiting'
  | 'declined'
  | 'retaken'
  | 'lapsed'
  | 'withdrawn'
  | 'accepted'
  | 'assigned'
  | 'transferring'
  | 'transferred'
  | 'kept'
> = {
  rung({ line, book, rings }, data, { at }) {
    if (data.foot) startClimb(book);
    // Who joins those who ring already changes nothing of what follows their rings.
    const joins = data.kind === 'again' && rings.length > 0;
    if (data.kind === 'ladder') {
      startUnheldTime(book, at);
      Object.assign(book, { step: data.step, retryAt: null });
    }
    for (const r of data.rings) {
      rings.push({
        id: r.id,
        officerId: r.officer,
        kind: data.kind,
        step: data.step,
        rungAt: at,
        expiresAt: data.expiresAt,
      });
      if (!book.rung.includes(r.officer)) book.rung.push(r.officer);
    }
    if (!joins) book.mode = data.kind;
    book.waited = data.waited;
    if (data.kind === 'transfer') book.transfer?.tried.push(...data.rings.map((r) => r.officer));
    else line.state = 'ringing';
  },
  arrived(draft, data) {
    draft.rings = draft.rings.map((r) => (r.id === data.ring ? { ...r, expiresAt: data.expiresAt } : r));
    const live = (draft.book.late ?? []).filter((id) => draft.rings.some((r) => r.id === id));
    draft.book.late = [...live, data.ring];
  },
  waiting(draft, data, { at }) {
    if (data.foot) startClimb(draft.book);
    stopRings(draft);
    draft.line.state = 'waiting';
    draft.book.waited = true;
    draft.book.retryAt = data.retryAt;
    if (data.retryAt !== draft.book.booked) startUnheldTime(draft.book, at);
  },
  declined({ book }, data) {
    book.declined = book.declined.filter((d) => d.officer !== data.officer);
    book.declined.push({ officer: data.officer, climb: book.climb });
  },
  retaken({ line, book, rings }, data, { at }) {
    const { ring: id, officer: officerId, kind, step, expiresAt } = data;
    book.declined = book.declined.filter((d) => d.officer !== officerId);
    rings.push({ id, officerId, kind, step, rungAt: at, expiresAt });
    if (!book.rung.includes(officerId)) book.rung.push(officerId);
    // What follows when nobody answers is as it was: the ring joins those there are.
    book.mode ??= kind;
    if (data.giver !== undefined)
      book.transfer ??= {
        giver: data.giver,
        by: data.giver,
        departmentId: null,
        officerId,
        tried: [officerId],
      };
    else line.state = 'ringing';
  },
  lapsed() {
    // its rings have ended, and what follows is a fact of its own
  },
  withdrawn({ book }, data) {
    // A ring cut short was not a ring that nobody answered: the step may ring them again.
    book.rung = book.rung.filter((officer) => !data.rings.some((r) => r.officer === officer));
  },
  accepted(draft, data, { at }) {
    takeUp(draft, data, at);
  },
  assigned() {
    // the ring that follows says the rest
  },
  transferring({ book }, data, fact) {
    book.transfer = { ...data, by: fact.actorId ?? data.giver, tried: [] };
  },
  transferred(draft, data, { at }) {
    stopRings(draft);
    draft.book.heldSince = at;
    draft.line.holderId = data.to;
    recordHolder(draft.book, data.to);
    draft.book.transfer = null;
  },
  kept(draft) {
    stopRings(draft);
    draft.book.transfer = null;
    // Nobody took what the reviewer passed on: it is the reviewer's again.
    const { returned } = draft.book;
    if (returned?.open) draft.book.returned = { ...returned, open: { ...returned.open, upheld: false } };
  },
};

/** They hold it from now on. */
export function takeUp(
  draft: FoldDraft,
  { officer, clocks }: { officer: string; clocks?: ClockTime[] },
  at: number,
): void {
  const { line, book } = draft;
  stopRings(draft);
  line.state = 'active';
  line.holderId = officer;
  // Whoever answers a call again, or takes it over, has their own beginning.
  if (line.answeredAt !== null) book.heldSince = at;
  line.answeredAt ??= at;
  finishClocks(line, 'answer', at);
  setClocks(line, clocks);
  recordHolder(book, officer);
  Object.assign(book, {
    waited: false,
    retryAt: null,
    transfer: null,
    booked: null,
    entrusted: null,
  });
  book.alerts = book.alerts.filter((a) => a.kind === 'close_late');
}
