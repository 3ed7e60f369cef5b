/** What the roll-ups of a unit hold now, a day, month or year at a time. */
import type { CallDim } from '../../figures/figures.entity.js';
import { DIMS } from '../../figures/rollup-keys.js';
import { COLUMNS } from '../../figures/rollup.repository.js';
import type { HoursRollupSums } from '../../ledger/hours-rollup.repository.js';
import { SUM_COLUMNS, type HoursSumValues } from '../../ledger/hours-sums.js';
import { snake } from '../../store/column-types.js';
import { placeholders, type Queries } from '../../store/store.js';

/** In their order. */
export async function callPeriodsKept(from: Queries, unitId: string): Promise<string[]> {
  const kept = await from.rows<{ period: string }>(
    `select distinct period from call_rollup where unit_id = ?
      union select distinct period from answer_rollup where unit_id = ?`,
    [unitId, unitId],
  );
  return kept.map(({ period }) => period).sort();
}

const OF_PERIOD = `where unit_id = ? and dim in (${placeholders(DIMS)}) and period = ?`;
interface Cell {
  dim: CallDim;
  key: string;
}
/** @returns counts in the order of the measures */
export async function callCountsKept(
  from: Queries,
  unitId: string,
  period: string,
): Promise<(Cell & { counts: number[] })[]> {
  const counted = await from.rows<Cell & Record<string, number>>(
    `select dim, key, ${COLUMNS.join(', ')} from call_rollup ${OF_PERIOD}`,
    [unitId, ...DIMS, period],
  );
  return counted.map((row) => ({
    dim: row.dim,
    key: row.key,
    counts: COLUMNS.map((column) => Number(row[column])),
  }));
}
/** @returns times as they are packed */
export const answerTimesKept = (
  from: Queries,
  unitId: string,
  period: string,
): Promise<(Cell & { times: string })[]> =>
  from.rows(`select dim, key, times from answer_rollup ${OF_PERIOD}`, [unitId, ...DIMS, period]);

/** In their order. */
export async function hoursPeriodsKept(from: Queries, unitId: string): Promise<string[]> {
  const kept = await from.rows<{ period: string }>(
    'select distinct period from hours_rollup where unit_id = ? order by period',
    [unitId],
  );
  return kept.map(({ period }) => period);
}

const HOURS_DIMS = ['all', 'person', 'community'] as const;
export async function hoursSumsKept(
  from: Queries,
  unitId: string,
  period: string,
): Promise<HoursRollupSums[]> {
  const rows = await from.rows<HoursRollupSums & Record<string, number>>(
    `select dim, key, kind, who, source, ${SUM_COLUMNS.map(snake).join(', ')} from hours_rollup
      where unit_id = ? and dim in (${placeholders(HOURS_DIMS)}) and period = ?`,
    [unitId, ...HOURS_DIMS, period],
  );
  return rows.map(({ dim, key, kind, who, source, ...raw }) => ({
    unitId,
    period,
    dim,
    key,
    kind,
    who,
    source,
    ...(Object.fromEntries(SUM_COLUMNS.map((sum) => [sum, Number(raw[snake(sum)])])) as HoursSumValues),
  }));
}
