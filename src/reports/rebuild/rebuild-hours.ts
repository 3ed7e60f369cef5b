/** The ledger of a unit, its lines as their verdicts left them, day after day, against its roll-ups. */
import {
  entrySums,
  rollupKeysOf,
  rollupKeyName,
  SUM_COLUMNS,
  type CountedEntry,
} from '../../ledger/hours-sums.js';
import type { HoursRollupSums } from '../../ledger/hours-rollup.repository.js';
import type { HoursVerdict } from '../../protocol/hours.js';
import { snake } from '../../store/column-types.js';
import { placeholders, type Queries } from '../../store/store.js';
import type { RollupDifferences } from './rollup-differences.js';

interface Unit {
  id: string;
  name: string;
}
/** What a line is follows from its last verdict; a reversal has what the line it takes back has, below zero. */
const LINES = `select e.person_id, e.community_id, e.kind, e.who, e.source, e.minutes, e.reverses,
    (select v.verdict from hours_verdict v where v.entry_id = coalesce(e.reverses, e.id) order by v.seq desc limit 1) as verdict,
    (select v.credited from hours_verdict v where v.entry_id = coalesce(e.reverses, e.id) order by v.seq desc limit 1) as credited
  from hours_entry e where e.unit_id = ? and e.day = ?`;
interface Raw extends Pick<CountedEntry, 'kind' | 'who' | 'source' | 'minutes' | 'reverses'> {
  person_id: string;
  community_id: string | null;
  verdict: HoursVerdict | null;
  credited: number | null;
}
type Folded = Map<string, HoursRollupSums>;

export async function rebuildHours(read: Queries, unit: Unit, found: RollupDifferences): Promise<void> {
  const seen = new Set<string>();
  const running = new Map<number, { period: string; sums: Folded }>();
  const close = async (period: string, sums: Folded) => {
    seen.add(period);
    await compare(read, unit, period, sums, found);
  };
  for (let day = await dayAfter(read, unit.id, ''); day !== null; day = await dayAfter(read, unit.id, day)) {
    const lines = await linesOf(read, unit.id, day);
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
  const kept = await read.rows<{ period: string }>(
    'select distinct period from hours_rollup where unit_id = ? order by period',
    [unit.id],
  );
  for (const { period } of kept) if (!seen.has(period)) await close(period, new Map());
}

async function dayAfter(read: Queries, unitId: string, day: string): Promise<string | null> {
  const sql = 'select min(day) as day from hours_entry where unit_id = ? and day > ?';
  const [row] = await read.rows<{ day: string | null }>(sql, [unitId, day]);
  return row?.day ?? null;
}

async function linesOf(read: Queries, unitId: string, day: string): Promise<CountedEntry[]> {
  const rows = await read.rows<Raw>(LINES, [unitId, day]);
  return rows.map(({ person_id, community_id, verdict, credited, ...line }) => ({
    ...line,
    unitId,
    day,
    personId: person_id,
    communityId: community_id,
    state: verdict === null ? 'pending' : verdict === 'returned' ? 'returned' : 'approved',
    credited: (line.reverses === null ? 1 : -1) * (credited ?? 0),
  }));
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

const DIMS = ['all', 'person', 'community'] as const;
async function compare(
  read: Queries,
  unit: Unit,
  period: string,
  rebuilt: Folded,
  found: RollupDifferences,
): Promise<void> {
  const rows = await read.rows<HoursRollupSums & Record<string, number>>(
    `select dim, key, kind, who, source, ${SUM_COLUMNS.map(snake).join(', ')} from hours_rollup
      where unit_id = ? and dim in (${placeholders(DIMS)}) and period = ?`,
    [unit.id, ...DIMS, period],
  );
  const live: Folded = new Map();
  for (const { dim, key, kind, who, source, ...raw } of rows)
    Object.assign(
      rowOf(live, { unitId: unit.id, period, dim, key, kind, who, source }),
      Object.fromEntries(SUM_COLUMNS.map((sum) => [sum, Number(raw[snake(sum)])])),
    );
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
