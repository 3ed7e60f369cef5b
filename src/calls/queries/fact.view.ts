/**
 * A fact as its reader may see it: instants spelled out; why others were not rung, and the policy, for coordinators
 * only; what follows a closing for all but the community. A row a fact: the compiler asks for a new one's. Pure.
 */
import type { DeedName } from '../../protocol/codes.js';
import type { TimelineClock, TimelineData, TimelineFact } from '../../protocol/calls/timeline.js';
import { iso } from '../../protocol/time/instant.js';
import type { CallRelation } from '../../call/call-relation.js';
import type { FollowUpSet } from '../../call/care/care-book.js';
import type { ClockTime } from '../../call/clock-book.js';
import type { FactData } from '../../call/facts.js';

interface Reader {
  coordinates: boolean;
  ofTheUnit: boolean;
}
type View<D extends DeedName> = (data: Omit<FactData[D], 'device'>, reader: Reader) => TimelineData[D];

const asItIs = <T>(data: T): T => data;
/** null and missing are one to who reads. */
const instant = (at: number | null) => (typeof at === 'number' ? iso(at) : null);
const begun = (clocks: readonly ClockTime[]): TimelineClock[] =>
  clocks
    .filter((c) => c.from !== null)
    .map(({ kind, due }) => ({ clock: kind, ...(due !== null && { due: iso(due) }) }));
const begunOf = (clocks: readonly ClockTime[] | undefined) => clocks && { clocks: begun(clocks) };

const followUpsSaid = (sets: readonly FollowUpSet[]) =>
  sets.map(({ kind, dueAt }) => ({ kind, dueAt: iso(dueAt) }));

const VIEWS: { readonly [D in DeedName]: View<D> } = {
  raised: ({ policy, clocks, answerBy, closeBy, ...said }, { coordinates }) => ({
    ...said,
    answerBy: iso(answerBy),
    closeBy: iso(closeBy),
    ...begunOf(clocks),
    ...(coordinates && { policy }),
  }),
  // What routing was asked is kept for asking it again, not for reading.
  rung: ({ asked: _asked, passed, skipped, expiresAt, ...said }, { coordinates }) => ({
    ...said,
    expiresAt: iso(expiresAt),
    ...(coordinates && { passed, ...(skipped && { skipped }) }),
  }),
  arrived: (data) => ({ ...data, expiresAt: iso(data.expiresAt) }),
  waiting: ({ asked: _asked, skipped, retryAt, ...said }, { coordinates }) => ({
    ...said,
    retryAt: iso(retryAt),
    ...(coordinates && { skipped }),
  }),
  declined: asItIs,
  retaken: (data) => ({ ...data, expiresAt: iso(data.expiresAt) }),
  lapsed: asItIs,
  withdrawn: asItIs,
  accepted: ({ clocks, ...said }) => ({ ...said, ...begunOf(clocks) }),
  walked_in: ({ clocks, ...said }) => ({ ...said, ...begunOf(clocks) }),
  amended: ({ clocks, answerBy, closeBy, ...said }) => ({
    ...said,
    ...(answerBy && { answerBy: iso(answerBy) }),
    ...(closeBy && { closeBy: iso(closeBy) }),
    ...begunOf(clocks),
  }),
  messaged: asItIs,
  assigned: asItIs,
  transferring: asItIs,
  transferred: asItIs,
  kept: asItIs,
  cancelled: asItIs,
  closed: ({ followUps, ...said }, { ofTheUnit }) => ({
    ...said,
    ...(ofTheUnit && followUps && { followUps: followUpsSaid(followUps) }),
  }),
  close_taken_back: asItIs,
  rated: asItIs,
  reopened: ({ clocks, closeBy, ...said }) => ({ ...said, closeBy: iso(closeBy), ...begunOf(clocks) }),
  alerted: asItIs,
  paused: ({ clocks, until, ...said }) => ({ ...said, until: instant(until), clocks: begun(clocks) }),
  continued: ({ clocks, to }) => ({ to: iso(to), clocks: begun(clocks) }),
  contacted: asItIs,
  reminded: (data) => ({ ...data, due: iso(data.due), next: iso(data.next) }),
  moved: ({ clocks }) => ({ clocks: begun(clocks) }),
  booked: ({ clocks, at }) => ({ at: iso(at), clocks: begun(clocks) }),
  entrusted: asItIs,
  recused: asItIs,
  unrecused: asItIs,
  late_found: ({ due, retryAt }) => ({ due: iso(due), retryAt: iso(retryAt) }),
  brought_back: asItIs,
  help_asked: (data) => ({ ...data, answerBy: iso(data.answerBy), wakeAt: iso(data.wakeAt) }),
  help_agreed: asItIs,
  help_declined: asItIs,
  help_answered: (data) => ({ ...data, on: iso(data.on) }),
  help_withdrawn: asItIs,
  help_reminded: (data) => ({ ...data, answerBy: iso(data.answerBy), wakeAt: iso(data.wakeAt) }),
  follow_up_reminded: (data) => ({ ...data, dueAt: iso(data.dueAt), wakeAt: instant(data.wakeAt) }),
  follow_up_put_off: (data) => ({ ...data, dueAt: iso(data.dueAt), wakeAt: instant(data.wakeAt) }),
  followed_up: asItIs,
  returned: (data) => ({ ...data, reviewBy: iso(data.reviewBy) }),
  review_late: (data) => ({ ...data, reviewBy: iso(data.reviewBy) }),
  reviewed: asItIs,
  left: asItIs,
  petition_told: asItIs,
  slip_given: asItIs,
  resident_answered: ({ solved, satisfied, followUps }, { ofTheUnit }) => ({
    solved,
    ...(satisfied !== undefined && { satisfied }),
    ...(ofTheUnit && followUps && { followUps: followUpsSaid(followUps) }),
  }),
  // Which others they are is told on the page of the matter, to who may see them.
  merged: ({ calls, residents, officer }) => ({
    calls: calls.length,
    residents,
    ...(officer !== undefined && { officer }),
  }),
  unmerged: ({ calls, residents, back }) => ({ calls: calls.length, residents, ...(back && { back }) }),
  video_consented: asItIs,
  video_began: asItIs,
  video_ended: asItIs,
};

/** What the journal holds, and what is told of it. */
type Said<D extends DeedName = DeedName> = { [K in D]: { deed: K; data: FactData[K] } }[D];
type Told<D extends DeedName = DeedName> = { [K in D]: Pick<TimelineFact<K>, 'deed' | 'data'> }[D];
/** What a fact says. The device it was done on stands beside the actor, by name. */
export function factView(fact: Said, relation: CallRelation): Told;
export function factView<D extends DeedName>(
  fact: { deed: D; data: FactData[D] },
  relation: CallRelation,
): { deed: D; data: TimelineData[D] } {
  const { device: _device, ...data } = fact.data;
  const reader = { coordinates: relation === 'coordination', ofTheUnit: relation !== 'community' };
  return { deed: fact.deed, data: VIEWS[fact.deed](data, reader) };
}
