/** Keeps the sums of the ledger, in the write that changes its lines. */
import { snake } from '../store/columns.js';
import { marks, type Tx } from '../store/store.js';
import { foldLines, SUMS, type Counted, type RollupKey, type Sums } from './contribution.js';

const KEY = ['unitId', 'dim', 'period', 'key', 'kind', 'who', 'source'] as const;
const FIELDS = [...KEY, ...SUMS];
const COLUMNS = FIELDS.map(snake).join(', ');
const PLACES = `(${marks(FIELDS)})`;
const ADDED = SUMS.map(snake)
  .map((sum) => `${sum} = hours_rollup.${sum} + excluded.${sum}`)
  .join(', ');
/** So that the parameters stay below what a statement may have. */
const MOST_ROWS = 90;

/**
 * @param before the lines as they were, none of those that are new
 * @param after the same lines as they are now, and the new ones
 */
export async function adjust(tx: Tx, before: readonly Counted[], after: readonly Counted[]): Promise<void> {
  await addSums(tx, foldLines(after, before));
}

export type HoursSums = RollupKey & Sums;
/** Adds to the rows of these keys; each key once. */
export async function addSums(tx: Tx, rows: readonly HoursSums[]): Promise<void> {
  for (let first = 0; first < rows.length; first += MOST_ROWS) {
    const some = rows.slice(first, first + MOST_ROWS);
    await tx.run(
      `insert into hours_rollup (${COLUMNS}) values ${some.map(() => PLACES).join(', ')}
        on conflict (${KEY.map(snake).join(', ')}) do update set ${ADDED}`,
      some.flatMap((row) => FIELDS.map((field) => row[field])),
    );
  }
}
