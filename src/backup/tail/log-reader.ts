/**
 * Reads what was committed to the log since it was read last, a few pages a turn of the loop. It only ever reads: who
 * writes is in this process, and the log begins anew only after a checkpoint that this reader was told of.
 */
import { closeSync, openSync, readSync, realpathSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { nextTurn } from '../../kernel/clock.js';
import {
  FRAME_HEAD_BYTES,
  LOG_HEAD_BYTES,
  frameBytes,
  readFrame,
  readHead,
  type LogHead,
  type Sums,
} from '../../store/sqlite/log-frames.js';

/** Up to where the log was read: the end of a commit. */
export interface LogPosition {
  salt1: number;
  salt2: number;
  frames: number;
  sums: Sums;
  /** All of it is in the database: the next commit may begin the log anew. */
  mayBeginAnew: boolean;
}
export interface Committed {
  pageSize: number;
  /** Pages of the database. */
  size: number;
  pages: Map<number, Buffer>;
}
/** Somebody else brought the log into the database, or it is of another database: what came between is not known. */
export class LogGap extends Error {}

const FRAMES_AT_ONCE = 64;

export class LogReader {
  private readonly path: string;
  constructor(
    database: string,
    public position: LogPosition | undefined,
  ) {
    // SQLite keeps it beside the file itself, where the path is another name for it.
    this.path = `${realpathSync(database)}-wal`;
  }

  /** @throws LogGap */
  async read(into: (committed: Committed) => void): Promise<void> {
    const file = await open(this.path, 'r').catch(missing);
    if (!file) return;
    try {
      const begun = this.begin((await file.read(Buffer.alloc(LOG_HEAD_BYTES), { position: 0 })).buffer);
      if (!begun) return;
      for (;;) {
        const { length, position } = begun.next();
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), { position });
        if (!begun.take(buffer.subarray(0, bytesRead), into)) return;
        await nextTurn();
      }
    } finally {
      await file.close();
    }
  }

  /** The same in one turn. @throws LogGap */
  readNow(into: (committed: Committed) => void): void {
    let file: number;
    try {
      file = openSync(this.path, 'r');
    } catch (error) {
      missing(error as Error);
      return;
    }
    try {
      const head = Buffer.alloc(LOG_HEAD_BYTES);
      const begun = this.begin(head.subarray(0, readSync(file, head, { position: 0 })));
      for (let more = begun !== undefined; more;) {
        const { length, position } = begun!.next();
        const buffer = Buffer.alloc(length);
        more = begun!.take(buffer.subarray(0, readSync(file, buffer, { position })), into);
      }
    } finally {
      closeSync(file);
    }
  }

  /** Whether the log is still the one that was read up to there. */
  async goesOn(): Promise<boolean> {
    const { position } = this;
    const file = await open(this.path, 'r').catch(missing);
    if (!file || !position) return false;
    try {
      const head = readHead((await file.read(Buffer.alloc(LOG_HEAD_BYTES), { position: 0 })).buffer);
      if (!head) return false;
      if (head.salt1 !== position.salt1 || head.salt2 !== position.salt2)
        return position.mayBeginAnew && head.salt1 === (position.salt1 + 1) >>> 0;
      const last = LOG_HEAD_BYTES + (position.frames - 1) * frameBytes(head);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(FRAME_HEAD_BYTES), { position: last });
      // It did not begin anew, and does so only after the next checkpoint.
      this.position = { ...position, mayBeginAnew: false };
      return (
        bytesRead === FRAME_HEAD_BYTES &&
        buffer.readUInt32BE(16) === position.sums.a &&
        buffer.readUInt32BE(20) === position.sums.b
      );
    } finally {
      await file.close();
    }
  }

  /** Where the log goes on from what was read. */
  private begin(bytes: Buffer): Reading | undefined {
    const head = readHead(bytes);
    if (!head) return undefined;
    const known = this.position;
    const same = known?.salt1 === head.salt1 && known.salt2 === head.salt2;
    if (known && !same && !(known.mayBeginAnew && head.salt1 === (known.salt1 + 1) >>> 0)) throw new LogGap();
    const from = same
      ? known
      : { salt1: head.salt1, salt2: head.salt2, frames: 0, sums: head.sums, mayBeginAnew: false };
    return new Reading(head, from, (position) => (this.position = position));
  }
}

/** Whatever else is wrong with the log is the database's own trouble. */
function missing(error: Error): undefined {
  if ((error as { code?: string }).code !== 'ENOENT') throw error;
  return undefined;
}

class Reading {
  private frames: number;
  private sums: Sums;
  private pages = new Map<number, Buffer>();

  constructor(
    private readonly head: LogHead,
    from: LogPosition,
    private readonly reached: (position: LogPosition) => void,
  ) {
    ({ frames: this.frames, sums: this.sums } = from);
  }
  next(): { length: number; position: number } {
    const each = frameBytes(this.head);
    return { length: FRAMES_AT_ONCE * each, position: LOG_HEAD_BYTES + this.frames * each };
  }
  /** @returns false where no more is there yet */
  take(bytes: Buffer, into: (committed: Committed) => void): boolean {
    const each = frameBytes(this.head);
    let at = 0;
    for (; at + FRAME_HEAD_BYTES < bytes.length; at += each) {
      const frame = readFrame(bytes, at, this.head, this.sums);
      if (!frame) return false;
      this.frames += 1;
      this.sums = frame.sums;
      this.pages.set(frame.page, frame.bytes);
      if (!frame.committed) continue;
      into({ pageSize: this.head.pageSize, size: frame.committed, pages: this.pages });
      this.pages = new Map();
      const { salt1, salt2 } = this.head;
      this.reached({ salt1, salt2, frames: this.frames, sums: this.sums, mayBeginAnew: false });
    }
    return at > 0;
  }
}
