/** The processes beside the hub: one a job, of low priority and bounded memory, that go when the hub goes. */
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { CONFIG, keyFileOf, type Config } from '../config.js';
import { Refusal } from '../refusal.js';
import type { JobRow } from './jobs.entities.js';
import type { FromChild, RefusalTold, Start, ToChild } from './messages.js';
import type { JobFile } from './work.js';

/** Beside this file where the hub runs as it is built; tests run it from its source. */
const ENTRY = ['../child.js', '../../dist/child.js']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find(existsSync);
/** Megabytes of the child's heap; its whole process takes about as much again at the start. */
const MEMORY = ['--max-old-space-size=160', '--max-semi-space-size=4'];
const MOST_SAID = 2000;

export type Ending = { file: JobFile } | { failed: RefusalTold | null; error?: string } | { died: string };
export interface Heard {
  progress(done: number, total: number | null): void;
  answer(question: unknown): Promise<unknown>;
}

@Injectable()
export class Children {
  /** By job. */
  readonly living = new Map<string, ChildProcess>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Resolves when the process is gone. */
  run(job: JobRow, path: string, heard: Heard): Promise<Ending> {
    if (ENTRY === undefined) return Promise.resolve({ died: 'the hub is not built' });
    const child = fork(ENTRY, [], {
      execArgv: MEMORY,
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.living.set(job.id, child);
    const tell = (message: ToChild) => void (child.connected && child.send(message));
    let said = '';
    let ending: Ending | undefined;
    child.stderr!.on('data', (text: Buffer) => (said = `${said}${String(text)}`.slice(-MOST_SAID)));
    child.on('message', (message: FromChild) => {
      if ('progress' in message) heard.progress(...message.progress);
      else if ('ask' in message) void answerTo(message.ask, heard).then(tell);
      else ending = message;
    });
    const { database, publicUrl } = this.config;
    const start: Start = {
      job,
      path,
      database,
      publicUrl,
      keyFile: keyFileOf(this.config),
      now: this.clock.now(),
    };
    tell({ start });
    return new Promise((resolve) => {
      const gone = (how: string) => {
        this.living.delete(job.id);
        resolve(ending ?? { died: `${how} ${said}`.trim() });
      };
      child.once('error', (error) => gone(error.message));
      child.once('exit', (code, signal) => gone(String(signal ?? code)));
    });
  }

  /** It holds nothing that it could leave half done. */
  kill(jobId: string): void {
    this.living.get(jobId)?.kill('SIGKILL');
  }
}

async function answerTo({ n, question }: { n: number; question: unknown }, heard: Heard): Promise<ToChild> {
  try {
    return { answer: { n, value: await heard.answer(question) } };
  } catch (error) {
    const { sentence, details } = error instanceof Refusal ? error : new Refusal('unavailable');
    return { answer: { n, refusal: { sentence, details } } };
  }
}
