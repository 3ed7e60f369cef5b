/**
 * SQLite answers within the call, and awaiting what is there already gives nobody else a turn: a brief of fifty short
 * questions would stand still for the sum of them all. Whoever has asked for longer than a moment waits for the next
 * turn of the event loop, so that a ring goes between two of the questions.
 */
import { nextTurn, stopwatch } from '../../kernel/clock.js';
import type { Queries } from '../store.js';

/** Milliseconds of one turn that questions may take together. */
export const YIELD_AFTER_MILLISECONDS = 5;

/** @param time milliseconds, for whoever tests it */
export function yieldingQueries(queries: Queries, time: () => number = stopwatch): Queries {
  let began: number | undefined;
  return {
    rows: async <T>(...asked: Parameters<Queries['rows']>) => {
      if (began === undefined) {
        began = time();
        setImmediate(() => (began = undefined));
      }
      const rows = await queries.rows<T>(...asked);
      while (began !== undefined && time() - began > YIELD_AFTER_MILLISECONDS) await nextTurn();
      return rows;
    },
  };
}
