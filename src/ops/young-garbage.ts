/**
 * The young part of V8's heap grows to tens of megabytes while the hub starts or many call, and is not given back while little
 * happens. One quick collection of it, some milliseconds, makes V8 look for itself, in small steps, what the system can
 * have back.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Clock } from '../kernel/clock.js';
import { MINUTE } from '../protocol/time/durations.js';

/** Node has no other name for it without a flag on its command line. */
function collector(): (how: { type: 'minor' }) => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (how: { type: 'minor' }) => void;
  setFlagsFromString('--no-expose-gc');
  return collect;
}

export function collectYoungGarbage(clock: Pick<Clock, 'every'>): void {
  const collect = collector();
  collect({ type: 'minor' });
  clock.every(MINUTE, () => collect({ type: 'minor' }));
}
