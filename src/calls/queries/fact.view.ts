/** A fact's data as it is shown: instants spelled out, and why others were not rung for coordinators only. Pure. */
import { iso } from '../../protocol/time/instant.js';
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

export function factDataView(data: object, relation: CallRelation): Record<string, unknown> {
  const coordinates = relation === 'coordination';
  return Object.fromEntries(
    Object.entries(data)
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
