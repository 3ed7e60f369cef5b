/**
 * The processes beside the hub, of low priority and bounded memory, that go when the hub goes: one a job, and one that
 * stays for what a person waits for.
 */
import { builtProgram } from '../kernel/built-program.js';
import { MINUTE } from '../protocol/time/durations.js';
import { fork, type ChildProcess } from 'node:child_process';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, type Timer } from '../kernel/clock.js';
import { CONFIG, keyFileOf, type Config } from '../kernel/config.js';
import { Refusal } from '../kernel/refusal/refusal.js';
import type { JobRow } from './jobs.entity.js';
import type { FromJobProcess, RefusalMessage, ToJobProcess } from './job-messages.js';
import type { JobFile } from './job-worker.js';

const ENTRY = builtProgram(import.meta.url, '../job-process.main.js', '../../dist/job-process.main.js');
/** Megabytes of the child's heap; its whole process takes about as much again at the start. */
const MEMORY = ['--max-old-space-size=160', '--max-semi-space-size=4'];
const MOST_SAID = 2000;
const KEPT_MILLISECONDS = 10 * MINUTE;
const NOT_BUILT: JobRunResult = { died: 'the hub is not built' };

export type JobRunResult =
  | { file: JobFile | null }
  | { failed: RefusalMessage | null; error?: string }
  | { died: string };
export interface JobListener {
  progress(done: number, total: number | null): void;
  answer(question: unknown): Promise<unknown>;
}
interface Work {
  job: JobRow;
  path: string;
  heard: JobListener;
  stays: boolean;
}

@Injectable()
export class JobProcesses implements OnApplicationShutdown {
  /** By job. */
  readonly living = new Map<string, ChildProcess>();
  private kept: ChildProcess | undefined;
  private idle: Timer | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onApplicationShutdown(): void {
    this.idle?.cancel();
    this.kept?.kill('SIGKILL');
  }

  /** Resolves when the process is gone. */
  async run(job: JobRow, path: string, heard: JobListener): Promise<JobRunResult> {
    return ENTRY === undefined ? NOT_BUILT : this.perform(forked(ENTRY), { job, path, heard, stays: false });
  }

  /**
   * In a process that stays for the next one, since loading it is most of what a person would wait for. One after
   * another; resolves when the work is done.
   */
  async runKept(job: JobRow, path: string, heard: JobListener): Promise<JobRunResult> {
    const child = this.warm();
    return child ? this.perform(child, { job, path, heard, stays: true }) : NOT_BUILT;
  }

  /** Makes the process that stays, ahead of its first work; it goes when nothing was asked for a while. */
  warm(): ChildProcess | undefined {
    if (ENTRY === undefined) return undefined;
    if (!this.kept?.connected) {
      const child = forked(ENTRY);
      this.kept = child;
      child.once('exit', () => {
        if (this.kept === child) this.kept = undefined;
      });
    }
    this.idle?.cancel();
    this.idle = this.clock.at(this.clock.now() + KEPT_MILLISECONDS, () => void this.kept?.kill('SIGKILL'));
    return this.kept;
  }

  /** It holds nothing that it could leave half done. */
  kill(jobId: string): void {
    this.living.get(jobId)?.kill('SIGKILL');
  }

  private perform(child: ChildProcess, { job, path, heard, stays }: Work): Promise<JobRunResult> {
    this.living.set(job.id, child);
    const tell = (message: ToJobProcess) => void (child.connected && child.send(message));
    return new Promise((resolve) => {
      let said = '';
      let ending: JobRunResult | undefined;
      const read = (text: Buffer) => (said = `${said}${String(text)}`.slice(-MOST_SAID));
      const over = (how: string) => {
        this.living.delete(job.id);
        child.off('message', hear).off('exit', exited).off('error', failed);
        child.stderr!.off('data', read);
        resolve(ending ?? { died: `${how} ${said}`.trim() });
      };
      const hear = (message: FromJobProcess) => {
        if ('progress' in message) heard.progress(...message.progress);
        else if ('ask' in message) void answerTo(message.ask, heard).then(tell);
        else {
          ending = message;
          if (stays) over('');
        }
      };
      const failed = (error: Error) => over(error.message);
      const exited = (code: number | null, signal: string | null) => over(String(signal ?? code));
      child.on('message', hear).on('error', failed).on('exit', exited);
      child.stderr!.on('data', read);
      const { database, publicUrl } = this.config;
      const keyFile = keyFileOf(this.config);
      tell({ start: { job, path, database, publicUrl, keyFile, now: this.clock.now(), stays } });
    });
  }
}

const forked = (entry: string): ChildProcess => {
  const child = fork(entry, [], {
    execArgv: MEMORY,
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  // Whoever works with it hears of it; nobody being there is no reason for the hub to fall.
  child.on('error', () => undefined);
  return child;
};

async function answerTo(
  { n, question }: { n: number; question: unknown },
  heard: JobListener,
): Promise<ToJobProcess> {
  try {
    return { answer: { n, value: await heard.answer(question) } };
  } catch (error) {
    const { sentence, details } = error instanceof Refusal ? error : new Refusal('unavailable');
    return { answer: { n, refusal: { sentence, details } } };
  }
}
