/** A fact's data as it is shown: instants spelled out, and why others were not rung for coordinators only. Pure. */
import type { DeedName } from '../../protocol/words.js';
import { iso } from '../../protocol/instant.js';
import type { FactRow } from '../../call/call.entity.js';
import type { CallRelation } from '../../call/call-relation.js';
import type { FollowUpSet } from '../../call/helping/care-book.js';
import type { ClockTime } from '../../call/clock-book.js';

/** Shown beside the actor, by name; kept for asking routing again, not for reading. */
const ELSEWHERE = new Set(['device', 'asked']);
const INSTANTS = new Set([
  'answerBy',
  'closeBy',
  'expiresAt',
  'retryAt',
  'until',
  'due',
  'next',
  'to',
  'at',
  'reviewBy',
  'wakeAt',
  'dueAt',
  'on',
]);
const FOR_COORDINATORS = new Set(['passed', 'skipped', 'policy']);

/** What follows a closing is the unit's own work; its community has a visit's day in the summary. */
const OF_THE_UNIT: ReadonlySet<DeedName> = new Set<DeedName>([
  'follow_up_reminded',
  'follow_up_put_off',
  'followed_up',
]);
export const canSeeFact = ({ deed }: Pick<FactRow, 'deed'>, relation: CallRelation): boolean =>
  !(relation === 'holder' && deed === 'rated') && !(relation === 'community' && OF_THE_UNIT.has(deed));

export function factDataView(fact: Pick<FactRow, 'data'>, relation: CallRelation): Record<string, unknown> {
  const coordinates = relation === 'coordination';
  return Object.fromEntries(
    Object.entries(fact.data)
      .filter(([name]) => !ELSEWHERE.has(name) && (coordinates || !FOR_COORDINATORS.has(name)))
      .filter(([name]) => relation !== 'community' || name !== 'followUps')
      .map(([name, value]) => [name, shownValue(name, value)]),
  );
}

function shownValue(name: string, value: unknown): unknown {
  if (INSTANTS.has(name) && typeof value === 'number') return iso(value);
  if (name === 'followUps')
    return (value as FollowUpSet[]).map(({ kind, dueAt }) => ({ kind, dueAt: iso(dueAt) }));
  if (name !== 'clocks') return value;
  return (value as ClockTime[])
    .filter((c) => c.from !== null)
    .map(({ kind, due }) => ({ clock: kind, ...(due !== null && { due: iso(due) }) }));
}

/** What officers and reviewers say among themselves is not for the community, only that they did. */
const OF_THE_HOUSE: ReadonlySet<DeedName> = new Set<DeedName>([
  'help_asked',
  'help_declined',
  'help_answered',
  'help_withdrawn',
  'returned',
  'reviewed',
  'left',
]);
export const canSeeFactText = (deed: DeedName, relation: CallRelation) =>
  relation !== 'community' || !OF_THE_HOUSE.has(deed);
