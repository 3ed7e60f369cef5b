/** The ledger of a unit, its lines as their verdicts left them, day after day, against its roll-ups. */
import {
  entrySums,
  rollupKeysOf,
  rollupKeyName,
  SUM_COLUMNS,
  type CountedEntry,
} from '../../ledger/hours-sums.js';
import type { HoursRollupSums } from '../../ledger/hours-rollup.repository.js';
import type { Queries } from '../../store/store.js';
import { hoursPeriodsKept, hoursSumsKept } from './kept-rollups.query.js';
import type { RollupDifferences } from './rollup-differences.js';
import { dayWithLinesAfter, linesOfDay, type Unit } from './rollup-sources.query.js';

type Folded = Map<string, HoursRollupSums>;

export async function rebuildHours(read: Queries, unit: Unit, found: RollupDifferences): Promise<void> {
  const seen = new Set<string>();
  const running = new Map<number, { period: string; sums: Folded }>();
  const close = async (period: string, sums: Folded) => {
    seen.add(period);
    await compare(read, unit, period, sums, found);
  };
  for (
    let day = await dayWithLinesAfter(read, unit.id, '');
    day !== null;
    day = await dayWithLinesAfter(read, unit.id, day)
  ) {
    const lines = await linesOfDay(read, unit.id, day);
    for (const [n, length] of [10, 7, 4].entries()) {
      const period = day.slice(0, length);
      const last = running.get(n);
      if (last && last.period !== period) await close(last.period, last.sums);
      const sums: Folded = last?.period === period ? last.sums : new Map();
      running.set(n, { period, sums });
      for (const line of lines) add(sums, line, period);
    }
  }
  for (const { period, sums } of running.values()) await close(period, sums);
  for (const period of await hoursPeriodsKept(read, unit.id))
    if (!seen.has(period)) await close(period, new Map());
}

function add(sums: Folded, line: CountedEntry, period: string): void {
  const more = entrySums(line);
  for (const key of rollupKeysOf(line)) {
    if (key.period !== period) continue;
    const row = rowOf(sums, key);
    for (const sum of SUM_COLUMNS) row[sum] += more[sum];
  }
}
const NONE = Object.fromEntries(SUM_COLUMNS.map((sum) => [sum, 0])) as Pick<
  HoursRollupSums,
  (typeof SUM_COLUMNS)[number]
>;
function rowOf(sums: Folded, key: Omit<HoursRollupSums, (typeof SUM_COLUMNS)[number]>): HoursRollupSums {
  const name = rollupKeyName(key);
  let row = sums.get(name);
  if (!row) sums.set(name, (row = { ...key, ...NONE }));
  return row;
}

async function compare(
  read: Queries,
  unit: Unit,
  period: string,
  rebuilt: Folded,
  found: RollupDifferences,
): Promise<void> {
  const live: Folded = new Map();
  for (const sums of await hoursSumsKept(read, unit.id, period)) live.set(rollupKeyName(sums), sums);
  for (const name of [...new Set([...rebuilt.keys(), ...live.keys()])].sort()) {
    const [now, kept] = [rebuilt.get(name), live.get(name)];
    const missing = { ...(now ?? kept)! };
    for (const sum of SUM_COLUMNS) missing[sum] = (now?.[sum] ?? 0) - (kept?.[sum] ?? 0);
    const wrong = SUM_COLUMNS.find((sum) => missing[sum] !== 0);
    if (!wrong) continue;
    await found.hours(unit.id, missing, () => {
      const { dim, key, kind, who, source } = missing;
      const where = `${unit.name} ${period} hours by ${dim} ${key} ${kind} ${who} ${source}`.replace(
        / +/g,
        ' ',
      );
      return `${where}: ${wrong} is ${kept?.[wrong] ?? 0}, rebuilt ${now?.[wrong] ?? 0}`;
    });
  }
}
