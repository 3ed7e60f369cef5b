/** The first line of a call, from its first fact. Pure. */
import type { CallRow } from '../call.entities.js';
import type { FactData, Written } from '../facts.js';
import type { Call } from '../state.js';
import { freshBook } from '../ring-book.js';

export function open(id: string, fact: Written): Call {
  const d = fact.data as unknown as FactData['raised'];
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
    messageCount: 0,
    lastMessageAt: null,
    dueAt: null,
    policy: d.policy,
    ringing: freshBook(fact.at),
    clocks: d.clocks
      ? { clocks: d.clocks.map((c) => ({ ...c, doneAt: null })), pauses: [], pause: null, contact: null }
      : null,
    drill: d.drill ?? null,
    lateAt: null,
    followUpAt: null,
  };
  return { line, rings: [] };
}
