/** A fact's data as it is shown: instants spelled out, and why others were not rung for coordinators only. Pure. */
import type { FactRow } from './call.entities.js';

const INSTANTS = new Set(['answerBy', 'closeBy', 'expiresAt', 'retryAt']);
/** Shown beside the actor, by name. */
const ELSEWHERE = new Set(['device']);
const FOR_COORDINATORS = new Set(['passed', 'skipped', 'policy']);

export function shownData(fact: Pick<FactRow, 'data'>, coordinates: boolean): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fact.data)
      .filter(([name]) => !ELSEWHERE.has(name) && (coordinates || !FOR_COORDINATORS.has(name)))
      .map(([name, value]) => [
        name,
        INSTANTS.has(name) && typeof value === 'number' ? new Date(value).toISOString() : value,
      ]),
  );
}
