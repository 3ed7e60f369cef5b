/** A fact's data as it is shown: instants spelled out, and why others were not rung for coordinators only. Pure. */
import type { DeedName } from '../protocol/words.js';
import { iso } from '../protocol/instant.js';
import type { FactRow } from './call.entities.js';
import type { Relation } from './relation.js';
import type { ClockTime } from './clocks.js';

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
  'on',
]);
const FOR_COORDINATORS = new Set(['passed', 'skipped', 'policy']);

export function shownData(fact: Pick<FactRow, 'data'>, coordinates: boolean): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fact.data)
      .filter(([name]) => !ELSEWHERE.has(name) && (coordinates || !FOR_COORDINATORS.has(name)))
      .map(([name, value]) => [name, shownValue(name, value)]),
  );
}

function shownValue(name: string, value: unknown): unknown {
  if (INSTANTS.has(name) && typeof value === 'number') return iso(value);
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
export const showsWords = (deed: DeedName, relation: Relation) =>
  relation !== 'community' || !OF_THE_HOUSE.has(deed);
