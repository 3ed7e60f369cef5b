/** What is done in the process beside the hub, and what it finds there. */
import type { Lang } from '../protocol/lang.js';
import type { Clock } from '../kernel/clock.js';
import type { Actor } from '../kernel/actor.js';
import type { Seal } from '../kernel/seal/seal.js';
import type { Directory } from '../directory/directory.js';
import type { ReaderStore } from '../store/reader-store.js';

export interface JobContext {
  readonly jobId: string;
  /** Reads only; `store.freeze()` makes everything read from then on be of one instant. */
  readonly store: ReaderStore;
  readonly directory: Directory;
  readonly seal: Seal;
  readonly clock: Clock;
  /** Who asked, as they are now; their roles are those they asked with. */
  readonly actor: Actor;
  readonly lang: Lang;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Write the file here. */
  readonly path: string;
  /** @param total where it is known */
  progress(done: number, total?: number): void;
  /** Asks the kind's `answer` in the hub. @throws Refusal as it was thrown there */
  ask<T>(question: unknown): Promise<T>;
}
export interface JobFile {
  /** As it is called when it is fetched: 呼叫事项_2026-01.xlsx */
  name: string;
  /** Its media type. */
  type: string;
}
export interface JobWorker<Params = Record<string, unknown>> {
  readonly name: string;
  /**
   * @returns null where it makes no file: what it did was written by the hub, which it asked to
   * @throws Refusal to fail with a sentence; any other error fails without one
   */
  run(context: JobContext, params: Params): Promise<JobFile | null>;
}
/** What loads the worker of each kind. */
export type JobWorkers = Readonly<Record<string, () => Promise<JobWorker<never>>>>;
