/** Where a generation in the second place ends, and whether this hub may go on from there. */
import { readFile, rm, stat } from 'node:fs/promises';
import type { Clock, Timer } from '../../kernel/clock.js';
import type { Seal } from '../../kernel/seal/seal.js';
import { wasCheckpointedAt } from './checkpoint-note.js';
import { LogReader, type LogPosition } from './log-reader.js';
import { openSegment } from './segment.js';
import { writeWhole, type TailPlace } from './tail-place.js';

/** What the file is, to the nanosecond of its last change. */
async function fileNow(database: string): Promise<string> {
  const { ino, size, mtimeNs } = await stat(database, { bigint: true });
  return JSON.stringify([ino, size, mtimeNs].map(String));
}

/** The hub ended by itself, and its log is in the database. */
export const markClosed = async (place: TailPlace, generation: string, database: string): Promise<void> =>
  writeWhole(place.closedPath(generation), Buffer.from(await fileNow(database)));

/**
 * @param last segment
 * @returns undefined where the log begins anew, and nothing was written since the hub ended
 */
export async function endOf(
  place: TailPlace,
  generation: string,
  last: number,
  seal: Pick<Seal, 'openFile'>,
  database: string,
): Promise<LogPosition | undefined | 'unknown'> {
  try {
    const closed = await readFile(place.closedPath(generation), 'utf8').catch(() => undefined);
    await rm(place.closedPath(generation), { force: true });
    // What this process has written already is in the log, and not in the file.
    if (closed !== undefined) return closed === (await fileNow(database)) ? undefined : 'unknown';
    const sealed = await place.readSegment(generation, last);
    const { to } = await openSegment(seal, generation, last, sealed);
    const mayBeginAnew = to.mayBeginAnew || wasCheckpointedAt(database, to);
    const reader = new LogReader(database, { ...to, mayBeginAnew });
    return (await reader.goesOn()) ? reader.position : 'unknown';
  } catch {
    return 'unknown';
  }
}

/** Waits for the work, and no longer than that; what becomes of it later is nobody's. */
export async function within(clock: Clock, milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: Timer | undefined;
  const late = new Promise<void>((over) => {
    timer = clock.at(clock.now() + milliseconds, over);
  });
  await Promise.race([work.catch(() => undefined), late]);
  timer?.cancel();
}
