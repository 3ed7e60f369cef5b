/** Long work: asked for, seen in its progress, left and found again, also after a restart. */
export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface Job {
  id: string;
  kind: string;
  /** In the asker's words: 呼叫事项 2026-01 至 2026-11 (XLSX). */
  title: string;
  state: JobState;
  done: number;
  /** null until it is known. */
  total: number | null;
  askedAt: string;
  finishedAt?: string;
  /** What it made, to be fetched at /api/jobs/:id/file until then. */
  file?: { name: string; bytes: number; until: string };
  /** In the reader's language. */
  failure?: string;
}
