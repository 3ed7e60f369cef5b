/**
 * SQLite answers within the call, so that the event loop stands still for as long as a statement takes. What may take
 * long is asked of a thread with a connection of its own. It is started for the first question and stays; while nobody
 * asks it keeps no process alive.
 */
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { builtProgram } from '../../kernel/built-program.js';
import { nextTurn } from '../../kernel/clock.js';
import { Refusal } from '../../kernel/refusal/refusal.js';
import type { Param, Queries } from '../store.js';
import type { AnsweredRows, AskedRows } from './reader-thread.main.js';

const ENTRY = builtProgram(
  import.meta.url,
  './reader-thread.main.js',
  '../../../dist/store/sqlite/reader-thread.main.js',
);
/** Bytes. Nothing that is read of a smaller file takes long, and a thread would: to start, in memory, a message a question. */
const SMALL_FILE = 32 * 1024 * 1024;
/** Megabytes: pieces of an answer, whatever its length. */
const MEMORY = { maxOldGenerationSizeMb: 128 };

interface Waiting {
  readonly pieces: string[];
  resolve(pieces: string[]): void;
  reject(reason: unknown): void;
}

export class ReaderThread implements Queries {
  private thread: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;
  private isClosed = false;

  constructor(
    private readonly path: string,
    private readonly smallFile = SMALL_FILE,
  ) {}

  /** Whether it is quicker for the others than to be read on the event loop. */
  isWorth = (): boolean => ENTRY !== undefined && statSync(this.path).size > this.smallFile;

  async rows<T>(sql: string, params: readonly Param[] = []): Promise<T[]> {
    const pieces = await this.ask({ sql, params });
    const all: T[][] = [];
    for (const piece of pieces) {
      if (all.length) await nextTurn();
      all.push(JSON.parse(piece) as T[]);
    }
    return all.length === 1 ? all[0]! : all.flat();
  }

  /** Whoever still waits is told that the hub cannot answer, and so is who asks from here on. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.thread?.terminate();
  }

  private async ask(asked: Omit<AskedRows, 'n'>): Promise<string[]> {
    // A request that nobody waits for any more goes on asking: another thread would have the file open behind its hub.
    if (this.isClosed) throw new Refusal('unavailable');
    const thread = (this.thread ??= this.start());
    const n = ++this.count;
    return new Promise((resolve, reject) => {
      this.waiting.set(n, { pieces: [], resolve, reject });
      thread.ref();
      thread.postMessage({ n, ...asked } satisfies AskedRows);
    });
  }

  private start(): Worker {
    const made = new Worker(ENTRY!, {
      workerData: { path: this.path },
      env: {},
      execArgv: [],
      resourceLimits: MEMORY,
    });
    made.on('message', ({ n, piece, isLast, failed }: AnsweredRows) => {
      const { pieces, resolve, reject } = this.waiting.get(n)!;
      if (piece !== undefined) pieces.push(piece);
      if (!isLast && !failed) return;
      this.waiting.delete(n);
      if (!this.waiting.size) made.unref();
      if (failed) reject(Object.assign(new Error(failed.message), { code: failed.code }));
      else resolve(pieces);
    });
    // Told to who asks, by its end; thrown at the process it would end the hub.
    made.on('error', () => undefined);
    made.once('exit', () => {
      this.thread = undefined;
      for (const { reject } of this.waiting.values()) reject(new Refusal('unavailable'));
      this.waiting.clear();
    });
    return made;
  }
}
