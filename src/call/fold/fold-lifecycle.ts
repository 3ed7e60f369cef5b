/** What the other facts make of a call: how it was raised, amended, ended and begun again. Pure. */
import { finishClocks, endPauses, setClocks, unfinishClocks } from '../clocks/call-clocks.js';
import { recordHolder, settleReturn, stopRings, type FactFolds } from './fold-draft.js';
import { asksBack, drops, leaves } from './fold-care.js';
import { newRingBook } from '../ring-book.js';

export const lifecycleFolds: FactFolds<
  | 'raised'
  | 'walked_in'
  | 'amended'
  | 'messaged'
  | 'cancelled'
  | 'closed'
  | 'close_taken_back'
  | 'rated'
  | 'slip_given'
  | 'resident_answered'
  | 'reopened'
  | 'alerted'
> = {
  raised() {
    // the first line is made by `open`
  },
  walked_in({ line, book }, data, { at }) {
    Object.assign(line, { state: 'active', holderId: data.officer, answeredAt: at });
    setClocks(line, data.clocks);
    // Whoever stands before them has been reached.
    finishClocks(line, 'contact', at);
    recordHolder(book, data.officer);
  },
  amended({ line }, data) {
    if (data.category !== undefined) line.category = data.category;
    if (data.urgency !== undefined) line.urgency = data.urgency;
    if (data.closeBy !== undefined) line.closeBy = data.closeBy;
    if (data.steps !== undefined) line.policy = { ...line.policy, steps: data.steps };
    setClocks(line, data.clocks);
  },
  messaged({ line, book }, data, { at }) {
    if (data.report !== undefined) book.report = data.report;
    line.messageCount += 1;
    line.lastMessageAt = at;
    // The holder's own words reach the community as a telephone call does.
    if (data.role === 'officer') finishClocks(line, 'contact', at);
  },
  cancelled(draft, _data, fact) {
    stopRings(draft);
    draft.line.state = 'cancelled';
    draft.line.closedAt = fact.at;
    Object.assign(draft.book, { alerts: [], booked: null, entrusted: null, cancelledBy: fact.actorId });
  },
  closed(draft, data, fact) {
    stopRings(draft);
    settleReturn(draft.book);
    draft.book.beforeClose = { pause: draft.line.clocks?.pause ?? null, alerts: draft.book.alerts };
    Object.assign(draft.line, {
      state: 'closed',
      closedAt: fact.at,
      outcome: data.outcome,
      solved: data.solved,
      referral: data.referral,
    });
    if (data.report !== undefined) draft.book.report = data.report;
    if (data.followUps) leaves(draft.book, data.followUps, fact);
    finishClocks(draft.line, 'close', fact.at);
    endPauses(draft.line, fact.at);
    Object.assign(draft.book, {
      alerts: [],
      transfer: null,
      lastHolder: draft.line.holderId,
      closedBy: fact.actorId,
    });
    delete draft.book.answer;
  },
  close_taken_back({ line, book }, { holder }, fact) {
    const { closedAt } = line;
    const { pause = null, alerts = [] } = book.beforeClose ?? {};
    Object.assign(line, {
      state: 'active',
      holderId: holder,
      outcome: null,
      solved: null,
      referral: null,
      closedAt: null,
    });
    if (closedAt !== null) unfinishClocks(line, closedAt, pause);
    drops(book, fact);
    delete book.beforeClose;
    Object.assign(book, { alerts, closedBy: null, takenBackBy: fact.actorId });
  },
  rated({ line, book }, data, fact) {
    line.rating = data.rating;
    book.ratedBy = fact.actorId;
  },
  slip_given() {
    // its row is beside the call
  },
  resident_answered({ line, book }, { solved, satisfied = null, followUps, askedOf = '' }, fact) {
    Object.assign(line, { residentSolved: solved, residentSatisfied: satisfied });
    book.answer = { seq: fact.seq, solved, satisfied };
    if (followUps) asksBack(book, followUps, askedOf, fact);
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
      residentSolved: null,
      residentSatisfied: null,
    });
    if (!data.resident) delete book.answer;
    line.closeBy = data.closeBy;
    const { lastHolder, holders, climb, recused } = book;
    Object.assign(book, newRingBook(fact.at), {
      climb: climb + 1,
      lastHolder,
      holders,
      recused,
      reopenedBy: fact.actorId,
    });
    drops(book, fact);
    if (line.clocks) line.clocks = { ...line.clocks, pauses: [], pause: null, contact: null };
    setClocks(line, data.clocks, true);
    // A new round: whoever gave it back may be rung for it, and a ruling stands no longer.
    if (book.returned) book.returned = { ...book.returned, by: [], ruled: false };
  },
  alerted({ book }, data, { at }) {
    book.alerted.push(data.kind);
    book.alerts.push({ id: data.id, kind: data.kind, at });
  },
};
