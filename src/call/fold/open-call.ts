/** The first line of a call, from its first fact. Pure. */
import type { CallRow } from '../call.entity.js';
import type { Fact } from '../facts.js';
import type { Call } from '../call-state.js';
import { newRingBook } from '../ring-book.js';

export function openCall(id: string, fact: Fact<'raised'>): Call {
  const d = fact.data;
  const line: CallRow = {
    id,
    unitId: d.unitId,
    communityId: d.communityId,
    raisedBy: fact.actorId!,
    clientCallId: d.clientCallId,
    number: d.number,
    version: fact.seq,
    state: 'waiting',
    category: d.category,
    urgency: d.urgency,
    summary: null,
    raisedAt: fact.at,
    answerBy: d.answerBy,
    answeredAt: null,
    closeBy: d.closeBy,
    closedAt: null,
    holderId: null,
    outcome: null,
    solved: null,
    referral: null,
    rating: null,
    residentSolved: null,
    residentSatisfied: null,
    messageCount: 0,
    lastMessageAt: null,
    dueAt: null,
    policy: d.policy,
    ringing: newRingBook(fact.at),
    clocks: d.clocks
      ? { clocks: d.clocks.map((c) => ({ ...c, doneAt: null })), pauses: [], pause: null, contact: null }
      : null,
    drill: d.drill ?? null,
    desk: d.desk === true,
    activityId: d.activityId ?? null,
    deskPlace: d.deskPlace ?? null,
    lateAt: null,
    followUpAt: null,
    matterId: null,
  };
  return { line, rings: [] };
}
