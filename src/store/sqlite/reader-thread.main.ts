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
  pieces?: string[];
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
  parentPort!.postMessage({ n, ...answer(sql, params) } satisfies AnsweredRows);
});

/** As text, in pieces: it is made into rows again on the event loop, a piece in a turn. */
function answer(sql: string, params: AskedRows['params']): Omit<AnsweredRows, 'n'> {
  try {
    const rows = statement(sql).all(...params);
    const pieces: string[] = [];
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
      pieces.push(JSON.stringify(rows.slice(at, at + ROWS_AT_ONCE)));
    return { pieces };
  } catch (error) {
    return { failed: { message: String((error as Error).message), code: (error as { code?: string }).code } };
  }
}
