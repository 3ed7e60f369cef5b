/** Whether a claim can stand: whose it may be, when it may lie, and what it may name. Reads, writes nothing. */
import type { Actor } from '../../kernel/actor.js';
import type { Directory } from '../../directory/directory.js';
import type { Person } from '../../directory/person.js';
import { serviceRoleOf } from '../../directory/serving-role.js';
import { SERVICE_KINDS, type Served, type ServiceKind } from '../../protocol/hours.js';
import { Refusal, refuse, type Sentence } from '../../kernel/refusal/refusal.js';
import { unitOfCall } from '../../desk/journal/journal.repository.js';
import type { Queries } from '../../store/store.js';
import {
  LONGEST_CLAIM_MILLISECONDS,
  pendingClaimsIn,
  pendingContestOf,
} from '../../ledger/claims.repository.js';
import { requireOpenMonths } from '../../ledger/closed-months.query.js';
import { localDay } from '../../protocol/time/local-day.js';
import type { ClaimRow, HoursEntryRow } from '../../ledger/hours.entity.js';
import { canReviewHours } from '../review-rules.js';
import { findEntry, reversalOf } from '../../ledger/hours-entries.repository.js';
import { intervalsOverlap, requireFreeTime, intervalText } from './taken-time.query.js';
import { cutAtMidnights, type Interval } from '../../kernel/time/intervals.js';

/** `to` equal to `from` wants the contested line taken away. Instants in milliseconds. */
export interface NewClaim extends Interval {
  /** A UUID; the same again is the same claim. */
  id: string;
  /** Whose; the actor's own where it is not given. */
  personId?: string | undefined;
  kind: ServiceKind;
  communityId?: string | undefined;
  callId?: string | undefined;
  served?: Served | undefined;
  activity?: string | undefined;
  note?: string | undefined;
  inCharge?: string | undefined;
  contests?: string | undefined;
  importId?: string | undefined;
}
export type CheckedClaim = Omit<ClaimRow, 'note' | 'enteredAt'>;

/**
 * @param earlier times of the same person that are about to be claimed, such as earlier rows of an import
 * @throws Refusal `not_found` for nobody of the unit; `forbidden` for a colleague's; `invalid` at its field;
 *   `conflict` where the time is taken, claimed or running, or its month closed
 */
export async function checkClaim(
  from: Queries,
  directory: Directory,
  actor: Actor,
  claim: NewClaim,
  now: number,
  earlier: readonly Interval[] = [],
): Promise<CheckedClaim> {
  const person = whose(directory, actor, claim.personId ?? actor.id);
  const contested = claim.contests === undefined ? null : await contestedLine(from, claim, person);
  refuseTime(claim, now, contested !== null);
  await refuseNamed(from, directory, actor.unitId, claim);
  const days = cutAtMidnights(claim.from, claim.to).map((piece) => piece.day);
  await requireOpenMonths(from, person.unitId, contested ? [contested.day, ...days] : days);
  const of = { personId: person.id, from: claim.from, to: claim.to };
  await requireFreeTime(from, of, now, contested?.id);
  await refuseClaimed(from, of, contested?.id ?? null, earlier);
  return {
    id: claim.id,
    unitId: person.unitId,
    personId: person.id,
    who: serviceRoleOf(person) ?? refuse('no_hours'),
    kind: claim.kind,
    fromAt: claim.from,
    toAt: claim.to,
    day: localDay(claim.from),
    communityId: claim.communityId ?? contested?.communityId ?? null,
    callId: claim.callId ?? contested?.callId ?? null,
    served: claim.served ?? contested?.served ?? null,
    activity: claim.activity?.trim() || (contested?.activity ?? ''),
    inCharge: claim.inCharge ?? contested?.inCharge ?? null,
    contests: contested?.id ?? null,
    importId: claim.importId ?? null,
    state: 'pending',
    enteredBy: actor.id,
    decidedBy: null,
    decidedAt: null,
    reason: null,
  };
}

function whose(directory: Directory, actor: Actor, personId: string): Person {
  const person = directory.person(personId);
  if (!person || person.unitId !== actor.unitId) return refuse('not_found');
  if (person.id !== actor.id && !canReviewHours(actor)) return refuse('forbidden');
  if (!serviceRoleOf(person)) return refuse('no_hours');
  return person;
}

async function contestedLine(from: Queries, claim: NewClaim, person: Person): Promise<HoursEntryRow> {
  const line = await findEntry(from, claim.contests!);
  if (!line || line.personId !== person.id || line.unitId !== person.unitId) return refuse('not_found');
  if (line.reverses !== null || (await reversalOf(from, line.id))) return refuse('line_corrected');
  return line;
}

function refuseTime({ from, to, kind }: NewClaim, now: number, contests: boolean): void {
  const wrong = (field: string, sentence: Sentence) => refuse('invalid', { fields: { [field]: sentence } });
  if (!SERVICE_KINDS.includes(kind)) wrong('kind', 'field_choice');
  if (contests ? from > to : from >= to) wrong('to', 'field_ends_before');
  if (to > now) wrong('to', 'field_not_yet');
  if (to - from > LONGEST_CLAIM_MILLISECONDS) wrong('to', 'field_day_long');
}

/** What it names is of the unit. A volunteer's claim names no call: they have no part in those. */
async function refuseNamed(
  from: Queries,
  directory: Directory,
  unitId: string,
  { communityId, inCharge, callId }: NewClaim,
): Promise<void> {
  const fields: Record<string, Sentence> = {};
  if (communityId !== undefined && directory.community(communityId)?.unitId !== unitId)
    fields.communityId = 'field_choice';
  if (inCharge !== undefined && directory.person(inCharge)?.unitId !== unitId)
    fields.inCharge = 'field_choice';
  if (callId !== undefined) {
    if ((await unitOfCall(from, callId)) !== unitId) fields.callId = 'field_choice';
  }
  if (Object.keys(fields).length) throw new Refusal('invalid', { fields });
}

async function refuseClaimed(
  from: Queries,
  of: Interval & { personId: string },
  contests: string | null,
  earlier: readonly Interval[],
): Promise<void> {
  const twice = contests ? await pendingContestOf(from, of.personId, contests) : undefined;
  const other = twice ?? (await pendingClaimsIn(from, of))[0];
  const before = other
    ? { from: other.fromAt, to: other.toAt }
    : earlier.find((time) => intervalsOverlap(time, of));
  if (before) refuse('time_claimed', { params: { when: intervalText(before) } });
}
