/**
 * The inside of the thread that reads what may take long: it is told a statement and answers its rows, one statement
 * after another. It gives way to the event loop: what a person looks at may wait for who is rung.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { lowerThreadPriority } from '../../kernel/process-priority.js';
import { statementsOf } from '../queries.js';
import type { Param } from '../store.js';
import { FAR_READING, readOnly } from './read-only.js';

export interface AskedRows {
  n: number;
  sql: string;
  params: readonly Param[];
}
export interface AnsweredRows {
  n: number;
  /** Rows as JSON, so many in each. */
  piece?: string;
  isLast?: true;
  failed?: { message: string; code: string | undefined };
}
/** Of which the event loop makes objects in a millisecond or two. */
const ROWS_AT_ONCE = 250;

/** A third of the loop's share where both want a core: a person waits for this too, only less than for a ring. */
const NICE = 5;

const { path } = workerData as { path: string };
lowerThreadPriority(NICE);
const statement = statementsOf(readOnly(path, FAR_READING));

parentPort!.on('message', ({ n, sql, params }: AskedRows) => {
  const tell = (answered: Omit<AnsweredRows, 'n'>) =>
    parentPort!.postMessage({ n, ...answered } satisfies AnsweredRows);
  try {
    answer(sql, params, tell);
  } catch (error) {
    tell({ failed: { message: String((error as Error).message), code: (error as { code?: string }).code } });
  }
});

/**
 * As text, in pieces, each gone before the next is read: a thread that has no memory left for the whole ends not itself
 * but the process. It is made into rows again on the event loop, a piece in a turn.
 */
function answer(
  sql: string,
  params: AskedRows['params'],
  tell: (answered: Omit<AnsweredRows, 'n'>) => void,
): void {
  let some: unknown[] = [];
  for (const row of statement(sql).iterate(...params)) {
    if (some.length === ROWS_AT_ONCE) {
      tell({ piece: JSON.stringify(some) });
      some = [];
    }
    some.push(row);
  }
  tell({ piece: JSON.stringify(some), isLast: true });
}
