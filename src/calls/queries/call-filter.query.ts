/** What the list of calls may be asked for, as conditions on their rows: the same words as the figures count by. */
import { isOpenState } from '../../protocol/calls/open-states.js';
import type { Actor } from '../../kernel/actor.js';
import type { Directory } from '../../directory/directory.js';
import {
  DESK_FILTERS,
  FOLLOW_UP_FILTERS,
  NOBODY,
  STATES,
  type DeskFilter,
  type FollowUpFilter,
} from '../../protocol/codes.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { HOUR_IS, isHour, WEEKDAY_IS } from '../../figures/rollup-keys.js';
import { MEASURE_CONDITIONS } from '../../figures/call-measures.js';
import { placeholders, type Param, type Queries } from '../../store/store.js';
import { callsToFollow } from './calls-to-follow.query.js';
import { resultIs } from './call-result.sql.js';
import { callsOfPattern } from './recurring-calls.sql.js';
import { LATENESS, openCalls, type Lateness } from '../../figures/overdue-calls.query.js';
import { openStates } from '../../call/open-states.sql.js';

export interface CallFilter {
  state?: string;
  category?: string;
  urgency?: string;
  communityId?: string;
  /** `nobody`: those that have no holder; of a department or subdistrict likewise. */
  subdistrictId?: string;
  holderId?: string;
  departmentId?: string;
  /** The name of a count (see CALL_RESULTS), or an outcome. */
  result?: string;
  /** Of the raise, local time: `1` to `7` from Monday on; `1-09` for Monday from nine. */
  weekday?: string;
  hour?: string;
  /** Late at this moment: `answer` or `close`. */
  late?: string;
  /** Answered after so many seconds at least, and in less. */
  /** Something is to be done after the closing: `open`, `soon` within three days or late, `late`. */
  followUp?: string;
  answeredFrom?: number;
  answeredTo?: number;
  from?: string;
  to?: string;
  q?: string;
  cursor?: string;
  limit?: number;
  /** Drills and the hub's own tests, and nothing else. */
  drill?: string;
  /** The calls a proposal was made of; coordinators only. */
  proposal?: string;
  /** Raised at this activity of outreach. */
  activityId?: string;
  desk?: DeskFilter;
}
export type SqlCondition = [string, ...Param[]];
export const inList = (column: string, values: readonly string[]): SqlCondition =>
  values.length ? [`${column} in (${placeholders(values)})`, ...values] : ['1 = 0'];

export const isCoordinator = (actor: Actor): boolean =>
  actor.roles.includes('coordinator') || actor.roles.includes('admin');

const wrong = (field: string): never => refuse('invalid', { fields: { [field]: 'field_invalid' } });

/** Of today, as the figures have it. */
function ofDepartment(directory: Directory, { unitId }: Actor, departmentId: string): SqlCondition {
  const none = departmentId === NOBODY;
  const belongs = (id: string | null) => id !== null && directory.department(id)?.unitId === unitId;
  const people = directory
    .peopleOf(unitId)
    .filter((p) => belongs(p.departmentId) && (none || p.departmentId === departmentId));
  const [sql, ...ids] = inList(
    'holder_id',
    people.map((p) => p.id),
  );
  return none ? [`holder_id is null or not (${sql})`, ...ids] : [sql, ...ids];
}

function ofSubdistrict(directory: Directory, { unitId }: Actor, subdistrictId: string): SqlCondition {
  const all = directory.communitiesOf(unitId);
  if (subdistrictId === NOBODY) {
    const [sql, ...ids] = inList(
      'community_id',
      all.map((c) => c.id),
    );
    return [`not (${sql})`, ...ids];
  }
  return inList(
    'community_id',
    all.filter((c) => c.subdistrictId === subdistrictId).map((c) => c.id),
  );
}

/** By what the index of a unit's calls knows; of open ones the state besides, among those that are open. */
function stateIs(states: string): SqlCondition {
  const named = states.split(',').filter((s) => (STATES as readonly string[]).includes(s));
  const open = named.filter(isOpenState);
  const parts = [
    ...(open.length ? [`(${openStates} and state in (${placeholders(open)}))`] : []),
    ...(named.includes('closed') ? [`(${MEASURE_CONDITIONS.closed})`] : []),
    ...(named.includes('cancelled') ? [`(${MEASURE_CONDITIONS.cancelled})`] : []),
  ];
  return parts.length ? [parts.join(' or '), ...open] : ['1 = 0'];
}
/** Whether it names calls that are few and found by themselves: open ones, late ones, those of a proposal, of an activity or with a follow-up. */
export const isSelective = ({ state, late, proposal, followUp, activityId }: CallFilter): boolean =>
  late !== undefined ||
  followUp !== undefined ||
  proposal !== undefined ||
  activityId !== undefined ||
  (state !== undefined && state.split(',').every(isOpenState));

/** By the calls that the answer times are of. */
const answeredAfter = (than: '>=' | '<') =>
  `${MEASURE_CONDITIONS.answered} and answered_at - raised_at ${than} ?`;

/** @throws Refusal `invalid` naming what is none of the words; `forbidden` for ratings */
export async function callConditions(
  { actor, directory, read, now }: { actor: Actor; directory: Directory; read: Queries; now: number },
  f: CallFilter,
): Promise<SqlCondition[]> {
  const all: SqlCondition[] = [[f.drill === undefined ? 'drill is null' : 'drill is not null']];
  if (f.state !== undefined) all.push(stateIs(f.state));
  if (f.category !== undefined) all.push(['category = ?', f.category]);
  if (f.urgency !== undefined) all.push(['urgency = ?', f.urgency]);
  if (f.communityId !== undefined) all.push(['community_id = ?', f.communityId]);
  if (f.subdistrictId !== undefined) all.push(ofSubdistrict(directory, actor, f.subdistrictId));
  if (f.holderId !== undefined)
    all.push(f.holderId === NOBODY ? ['holder_id is null'] : ['holder_id = ?', f.holderId]);
  if (f.departmentId !== undefined) all.push(ofDepartment(directory, actor, f.departmentId));
  if (f.result !== undefined) all.push(resultIs(actor, f.result));
  if (f.weekday !== undefined)
    all.push(/^[1-7]$/.test(f.weekday) ? [WEEKDAY_IS, Number(f.weekday)] : wrong('weekday'));
  if (f.hour !== undefined) all.push(isHour(f.hour) ? [HOUR_IS, f.hour] : wrong('hour'));
  if (f.desk !== undefined) all.push(isWalkIn(f.desk));
  if (f.activityId !== undefined) all.push(['activity_id = ?', f.activityId]);
  if (f.late !== undefined) all.push(await lateOnes(read, actor.unitId, f.late, now));
  if (f.followUp !== undefined) all.push(await callsToFollow(read, actor, followUpOf(f.followUp), now));
  if (f.answeredFrom !== undefined) all.push([answeredAfter('>='), f.answeredFrom * 1000]);
  if (f.answeredTo !== undefined) all.push([answeredAfter('<'), f.answeredTo * 1000]);
  if (f.proposal !== undefined) all.push(await ofProposal(read, actor, f.proposal));
  return all;
}

/** That a resident called again is for who decides on it. */
async function ofProposal(read: Queries, actor: Actor, id: string): Promise<SqlCondition> {
  if (!isCoordinator(actor)) return ['1 = 0'];
  const [row] = await read.rows<Record<string, string | number>>(
    'select community_id, kind, matter, from_at, to_at from proposal where id = ? and unit_id = ?',
    [id, actor.unitId],
  );
  if (!row) return ['1 = 0'];
  return callsOfPattern({
    communityId: String(row['community_id']),
    kind: row['kind'] === 'repeat_caller' ? 'repeat_caller' : 'repeated_matter',
    matter: String(row['matter']),
    fromAt: Number(row['from_at']),
    toAt: Number(row['to_at']),
  });
}

function isWalkIn(which: string): SqlCondition {
  const known = DESK_FILTERS.find((one): one is DeskFilter => one === which) ?? wrong('desk');
  const { desk } = MEASURE_CONDITIONS;
  if (known === 'true') return [desk];
  if (known === 'false') return [`not (${desk})`];
  return known === 'unsaid' ? [`${desk} and desk_place is null`] : [`${desk} and desk_place = ?`, known];
}

const followUpOf = (which: string): FollowUpFilter =>
  FOLLOW_UP_FILTERS.find((f): f is FollowUpFilter => f === which) ?? wrong('followUp');

async function lateOnes(read: Queries, unitId: string, late: string, now: number): Promise<SqlCondition> {
  const kind = LATENESS.find((l): l is Lateness => l === late) ?? wrong('late');
  const open = await openCalls(read, unitId, now);
  return inList(
    'id',
    open.filter((call) => call.late.includes(kind)).map((call) => call.id),
  );
}
