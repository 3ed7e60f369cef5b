/** What a question of the ledger asks for, as a condition on its lines; the same for the list, its totals and whatever is made of them. */
import type { Actor } from '../kernel/actor.js';
import type { Directory } from '../directory/directory.js';
import type { EntryState, HoursFlag, HoursSource, ServingRole, ServiceKind } from '../protocol/hours.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { Param } from '../store/store.js';
import { localDay } from '../protocol/time/local-day.js';
import { canReviewHours } from './review-rules.js';
import { VALID_ENTRY_SQL } from '../ledger/hours-entries.repository.js';
import type { Interval } from '../kernel/time/intervals.js';

export interface HoursFilter extends Interval {
  officerId?: string | undefined;
  who?: ServingRole | undefined;
  kind?: ServiceKind | undefined;
  source?: HoursSource | undefined;
  communityId?: string | undefined;
  /** Lines that stand and are so; `corrected`: lines that were taken back, and what takes them back. */
  state?: EntryState | 'corrected' | undefined;
  /** Flagged so, or in any way. */
  flagged?: HoursFlag | 'any' | undefined;
}
export interface HoursCondition {
  sql: string;
  params: Param[];
}

/**
 * Whose hours the actor may read of those asked for.
 * @throws Refusal `forbidden` for workers and for a colleague's hours; `not_found` for another unit's
 */
export function personCondition(
  actor: Actor,
  directory: Directory,
  officerId: string | undefined,
): HoursCondition {
  const all = canReviewHours(actor);
  if (!all && !actor.roles.some((role) => role === 'officer' || role === 'volunteer'))
    return refuse('forbidden');
  if (officerId === undefined && all) return { sql: 'unit_id = ?', params: [actor.unitId] };
  const id = officerId ?? actor.id;
  if (id === actor.id) return { sql: 'person_id = ?', params: [id] };
  if (directory.person(id)?.unitId !== actor.unitId) return refuse('not_found');
  // Written so that the index of the person is used, and not that of the whole unit.
  return all
    ? { sql: `person_id = ? and unit_id || '' = ?`, params: [id, actor.unitId] }
    : refuse('forbidden');
}

const both = (...conditions: HoursCondition[]): HoursCondition => ({
  sql: conditions.map((c) => c.sql).join(' and '),
  params: conditions.flatMap((c) => c.params),
});
export const equalCondition = (column: string, value: string | undefined): HoursCondition[] =>
  value === undefined ? [] : [{ sql: `${column} = ?`, params: [value] }];

/** On columns that the roll-ups have too. */
export const plainCondition = ({
  who,
  kind,
  source,
}: Pick<HoursFilter, 'who' | 'kind' | 'source'>): HoursCondition[] => [
  ...equalCondition('who', who),
  ...equalCondition('kind', kind),
  ...equalCondition('source', source),
];

/**
 * The lines that begin in [from, to). Lines are cut at local midnights, so between two midnights these are
 * exactly the local days between them, and neighbouring spans add up.
 */
export function hoursConditions(who: HoursCondition, filter: HoursFilter): HoursCondition {
  const { from, to, state } = filter;
  const days: HoursCondition = { sql: 'day >= ? and day <= ?', params: [localDay(from), localDay(to)] };
  const whose = both(who, days);
  return both(
    // A reversal is of the person and the day of its line: the few of them are found by themselves.
    ...(state === 'corrected' ? [correctedOf(whose)] : [whose, ...stateOf(state)]),
    { sql: 'from_at >= ? and from_at < ?', params: [from, to] },
    ...plainCondition(filter),
    ...equalCondition('community_id', filter.communityId),
    ...flaggedAs(filter),
  );
}

function correctedOf({ sql, params }: HoursCondition): HoursCondition {
  const reversals = `from hours_entry where ${sql} and reverses is not null`;
  return {
    sql: `id in (select id ${reversals} union all select reverses ${reversals})`,
    params: [...params, ...params],
  };
}

function stateOf(state: EntryState | undefined): HoursCondition[] {
  if (state === undefined) return [];
  // Said twice so that the small index of what is not approved serves.
  const open = state === 'approved' ? '' : "state <> 'approved' and ";
  return [{ sql: `${open}state = ? and ${VALID_ENTRY_SQL}`, params: [state] }];
}

function flaggedAs({ flagged }: HoursFilter): HoursCondition[] {
  if (flagged === undefined) return [];
  const any: HoursCondition = { sql: "flags <> '[]'", params: [] };
  return flagged === 'any' ? [any] : [any, { sql: 'flags like ?', params: [`%"${flagged}"%`] }];
}
