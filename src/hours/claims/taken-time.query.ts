/** Nobody is two hours at once: what is said afterwards must not say again what is measured, written, or being measured. */
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Queries } from '../../store/store.js';
import { localDay, localTime } from '../../protocol/time/local-day.js';
import { runningTimeOf } from '../../ledger/running-time.query.js';
import { validEntriesIn } from '../../ledger/hours-entries.repository.js';
import type { Interval } from '../../kernel/time/intervals.js';

/** 2026-11-24 09:00–11:30, in local time. */
export const intervalText = ({ from, to }: Interval): string =>
  `${localDay(from)} ${localTime(from)}–${localTime(to)}`;

export const intervalsOverlap = (one: Interval, other: Interval): boolean =>
  one.from < other.to && other.from < one.to;

/**
 * @param but a line that is about to be taken back
 * @throws Refusal `time_taken`, `time_running` naming the time
 */
export async function requireFreeTime(
  from: Queries,
  of: Interval & { personId: string },
  now: number,
  but?: string | null,
): Promise<void> {
  if (of.from >= of.to) return;
  const line = (await validEntriesIn(from, of)).find((e) => e.id !== but);
  if (line) refuse('time_taken', { params: { when: intervalText({ from: line.fromAt, to: line.toAt }) } });
  const running = (await runningTimeOf(from, of.personId, now)).find((stretch) =>
    intervalsOverlap(stretch, of),
  );
  if (running) refuse('time_running', { params: { when: intervalText(running) } });
}
