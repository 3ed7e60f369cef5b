/** What the hub and the process beside it say to each other. */
import type { Config } from '../kernel/config.js';
import type { RefusalDetails, Sentence } from '../kernel/refusal/refusal.js';
import type { JobRow } from './jobs.entities.js';
import type { JobFile } from './work.js';

export interface RefusalTold {
  sentence: Sentence;
  details: RefusalDetails;
}
export interface Start {
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
export type ToChild =
  { start: Start } | { answer: { n: number; value: unknown } | { n: number; refusal: RefusalTold } };
export type FromChild =
  | { progress: [done: number, total: number | null] }
  | { ask: { n: number; question: unknown } }
  | { file: JobFile }
  | { failed: RefusalTold | null; error?: string };
