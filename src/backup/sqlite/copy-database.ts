/**
 * Copies a database while a hub may be writing to it. The copy is of one instant: a reader that has begun holds it, in
 * this process as in any other of this machine, so that nothing that is written meanwhile begins it anew
 * (decisions/0047). The hub is asked for nothing and waits for nothing.
 */
import Database from 'better-sqlite3';
import { holdInstant } from './held-instant.query.js';

const BUSY_MILLISECONDS = 5000;
/** Some megabytes, a few milliseconds. */
const PAGES_AT_ONCE = 500;

/** @param progress is told which part is done, from 0 to 1 */
export async function copyDatabase(
  from: string,
  to: string,
  progress: (part: number) => void,
): Promise<void> {
  const source = new Database(from, { readonly: true, fileMustExist: true, timeout: BUSY_MILLISECONDS });
  try {
    holdInstant(source);
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        if (totalPages) progress(1 - remainingPages / totalPages);
        return PAGES_AT_ONCE;
      },
    });
  } finally {
    source.close();
  }
}
