/** What the roll-ups say of months: minutes, and what of them waits for somebody. Months are YYYY-MM, days YYYY-MM-DD. */
import { localDay } from '../../protocol/time/local-day.js';
import type { Queries } from '../../store/store.js';

export interface MonthSum {
  month: string;
  minutes: number;
  credited: number;
}
/** A month without a line has none. @param first, last both of them included */
export async function monthSums(
  from: Queries,
  unitId: string,
  first: string,
  last: string,
): Promise<MonthSum[]> {
  const sums = await from.rows<{ period: string; minutes: number; credited: number }>(
    `select period, sum(minutes) as minutes, sum(credited) as credited from hours_rollup
      where unit_id = ? and dim = 'all' and period >= ? and period <= ? and length(period) = 7
      group by period`,
    [unitId, first, last],
  );
  return sums.map(({ period, minutes, credited }) => ({
    month: period,
    minutes: Number(minutes),
    credited: Number(credited),
  }));
}

/** Approved lines of that day and later. */
export async function approvedLinesFrom(from: Queries, unitId: string, day: string): Promise<number> {
  const [approved] = await from.rows<{ count: number }>(
    `select coalesce(sum(approved_lines), 0) as count from hours_rollup
      where unit_id = ? and dim = 'all' and period >= ? and length(period) = 10`,
    [unitId, day],
  );
  return Number(approved!.count);
}

/** Lines and claims that wait for somebody; a claim over midnight waits in both its months. */
export async function pendingIn(
  from: Queries,
  unitId: string,
  wanted: readonly string[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const lines = await from.rows<{ month: string; count: number }>(
    `select period as month, sum(pending_lines) as count from hours_rollup
      where unit_id = ? and dim = 'all' and period >= ? and period <= ? and length(period) = 7 group by period`,
    [unitId, wanted[0]!, wanted.at(-1)!],
  );
  for (const { month, count } of lines) if (wanted.includes(month)) counts.set(month, Number(count));
  const claimed = await from.rows<{ from_at: number; to_at: number; contested: string | null }>(
    `select c.from_at, c.to_at, e.day as contested from hours_claim c left join hours_entry e on e.id = c.contests
      where c.unit_id = ? and c.state = 'pending'`,
    [unitId],
  );
  for (const { from_at, to_at, contested } of claimed) {
    const ends = [Number(from_at), Math.max(Number(from_at), Number(to_at) - 1)].map(localDay);
    const touched = new Set([...ends, ...(contested === null ? [] : [contested])].map((d) => d.slice(0, 7)));
    for (const month of touched) counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return counts;
}
