/** Nobody is two hours at once: what is said afterwards must not say again what is measured, written, or being measured. */
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Queries } from '../../store/store.js';
import { localDay, localTime } from '../../protocol/local-day.js';
import { runningOf } from '../../ledger/running.js';
import { standing } from '../../ledger/standing.js';
import type { Interval } from '../../kernel/time/tally.js';

/** 2026-11-24 09:00–11:30, in local time. */
export const spell = ({ from, to }: Interval): string =>
  `${localDay(from)} ${localTime(from)}–${localTime(to)}`;

export const meets = (one: Interval, other: Interval): boolean => one.from < other.to && other.from < one.to;

/**
 * @param but a line that is about to be taken back
 * @throws Refusal `time_taken`, `time_running` naming the time
 */
export async function refuseTaken(
  from: Queries,
  of: Interval & { personId: string },
  now: number,
  but?: string | null,
): Promise<void> {
  if (of.from >= of.to) return;
  const line = (await standing(from, of)).find((e) => e.id !== but);
  if (line) refuse('time_taken', { params: { when: spell({ from: line.fromAt, to: line.toAt }) } });
  const running = (await runningOf(from, of.personId, now)).find((stretch) => meets(stretch, of));
  if (running) refuse('time_running', { params: { when: spell(running) } });
}
