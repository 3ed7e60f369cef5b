/** Keeps the sums of the ledger, in the write that changes its lines. */
import { snake } from '../store/column-types.js';
import { placeholders, type Tx } from '../store/store.js';
import {
  sumEntries,
  SUM_COLUMNS,
  type CountedEntry,
  type RollupKey,
  type HoursSumValues,
} from './hours-sums.js';

const KEY = ['unitId', 'dim', 'period', 'key', 'kind', 'who', 'source'] as const;
const FIELDS = [...KEY, ...SUM_COLUMNS];
const COLUMNS = FIELDS.map(snake).join(', ');
const PLACES = `(${placeholders(FIELDS)})`;
const ADDED = SUM_COLUMNS.map(snake)
  .map((sum) => `${sum} = hours_rollup.${sum} + excluded.${sum}`)
  .join(', ');
/** So that the parameters stay below what a statement may have. */
const MOST_ROWS = 90;

/**
 * @param before the lines as they were, none of those that are new
 * @param after the same lines as they are now, and the new ones
 */
export async function adjustHoursRollups(
  tx: Tx,
  before: readonly CountedEntry[],
  after: readonly CountedEntry[],
): Promise<void> {
  await addHoursSums(tx, sumEntries(after, before));
}

export type HoursRollupSums = RollupKey & HoursSumValues;
/** Adds to the rows of these keys; each key once. */
export async function addHoursSums(tx: Tx, rows: readonly HoursRollupSums[]): Promise<void> {
  for (let first = 0; first < rows.length; first += MOST_ROWS) {
    const some = rows.slice(first, first + MOST_ROWS);
    await tx.run(
      `insert into hours_rollup (${COLUMNS}) values ${some.map(() => PLACES).join(', ')}
        on conflict (${KEY.map(snake).join(', ')}) do update set ${ADDED}`,
      some.flatMap((row) => FIELDS.map((field) => row[field])),
    );
  }
}
