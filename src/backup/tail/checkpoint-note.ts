/**
 * Up to where the log was when all of it was last in the database, in a file beside it: behind a death it tells whether
 * the log began anew exactly where the second place ends. It need not be synced: without it a generation begins.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { LogPosition } from './log-reader.js';

const pathOf = (database: string): string => `${database}-tail`;
const words = ({ salt1, salt2, frames, sums }: LogPosition): string =>
  [salt1, salt2, frames, sums.a, sums.b].join(' ');

export function noteCheckpoint(database: string, position: LogPosition): void {
  try {
    writeFileSync(pathOf(database), words(position), { mode: 0o600 });
  } catch {
    // As if it had never been there, since what it says is of another position.
  }
}

/** Whether the log may have begun anew behind that, and behind nothing else. */
export function wasCheckpointedAt(database: string, position: LogPosition): boolean {
  try {
    return readFileSync(pathOf(database), 'utf8') === words(position);
  } catch {
    return false;
  }
}
