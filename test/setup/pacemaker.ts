/**
 * How long the machine itself stood still, by a thread beside the test and one reading in each server: who judges
 * lateness takes it off and says so, and a slow machine is not taken for a slow hub, nor the other way round.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { TestDatabase } from '../databases.js';

/** Of the milliseconds between two instants so many were lost. */
export interface Still {
  /** Who noticed: the sleeping thread, its commits, a server's process. */
  source: string;
  from: number;
  to: number;
  stood: number;
}
/** Milliseconds for which the machine stood still between two instants. */
export type Stood = (from: number, to: number) => number;

export const paceFile = ({ keyFile }: Pick<TestDatabase, 'keyFile'>): string =>
  join(dirname(keyFile), 'pace.jsonl');

export class Pacemaker {
  private readonly own: Still[] = [];
  /** It may end before it is told to: what it commits to may be what a test breaks. */
  private readonly gone: Promise<void>;
  private constructor(
    private readonly thread: Worker,
    private readonly file: string,
  ) {
    this.gone = new Promise((resolve) => thread.once('exit', () => resolve()));
  }

  static async start(database: Pick<TestDatabase, 'url' | 'keyFile'>): Promise<Pacemaker> {
    const postgres = database.url.startsWith('postgres');
    const thread = new Worker(new URL('./pacemaker-thread.mjs', import.meta.url), {
      workerData: postgres ? { url: database.url } : { file: join(dirname(database.keyFile), 'pace') },
    });
    const pacemaker = new Pacemaker(thread, paceFile(database));
    await new Promise<void>((ready, failed) => {
      thread.once('error', failed);
      thread.on('message', (told: Still | 'ready') =>
        told === 'ready' ? ready() : void pacemaker.own.push(told),
      );
    });
    return pacemaker;
  }

  /** A function of what is known by now. */
  stood(): Stood {
    const servers = existsSync(this.file)
      ? readFileSync(this.file, 'utf8')
          .split('\n')
          // The last line may be cut short: a server dies where it stands.
          .flatMap((line) => (line.endsWith('}') ? [JSON.parse(line) as Still] : []))
      : [];
    return stoodOf([...this.own, ...servers]);
  }

  async stop(): Promise<void> {
    this.thread.postMessage('stop');
    await this.gone;
  }
}

/**
 * A hub's way is its own computing and its waiting for the database, one after the other: what its process lost and
 * what the machine's commits lost add up, never beyond the span.
 */
export function stoodOf(stills: readonly Still[]): Stood {
  const sources = [...Map.groupBy(stills, (s) => s.source)];
  return (from, to) => {
    const lost = sources.map(
      ([source, own]) => [source, own.reduce((sum, s) => sum + shareOf(s, from, to), 0)] as const,
    );
    const most = (server: boolean) =>
      Math.max(0, ...lost.filter(([source]) => source.startsWith('server') === server).map(([, ms]) => ms));
    return Math.min(Math.max(0, to - from), most(true) + most(false));
  };
}

const shareOf = (s: Still, from: number, to: number): number => {
  const common = Math.min(s.to, to) - Math.max(s.from, from);
  return common <= 0 ? 0 : (s.stood * common) / (s.to - s.from);
};
