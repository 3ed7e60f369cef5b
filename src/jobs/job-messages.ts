/** What the hub and the process beside it say to each other. */
import type { Config } from '../kernel/config.js';
import type { RefusalDetails, Sentence } from '../kernel/refusal/refusal.js';
import type { JobRow } from './jobs.entity.js';
import type { JobFile } from './job-worker.js';

export interface RefusalMessage {
  sentence: Sentence;
  details: RefusalDetails;
}
export interface StartMessage {
  job: JobRow;
  path: string;
  database: Config['database'];
  keyFile: string;
  publicUrl: string;
  /** The hub's clock. */
  now: number;
  /** The process waits for more when it is done, and is quicker than the lowest priority: somebody waits for it. */
  stays: boolean;
}
export type ToJobProcess =
  | { start: StartMessage }
  | { answer: { n: number; value: unknown } | { n: number; refusal: RefusalMessage } };
export type FromJobProcess =
  | { progress: [done: number, total: number | null] }
  | { ask: { n: number; question: unknown } }
  | { file: JobFile | null }
  | { failed: RefusalMessage | null; error?: string };
