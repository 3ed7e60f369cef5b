/**
 * The inside of the process beside the hub. It is told one job, opens a connection of its own that cannot write,
 * does the work at a low priority, says what came of it and ends, or waits for the next. Where the hub is gone it goes too.
 */
import { constants } from 'node:os';
import { SetClock } from '../kernel/clock.js';
import { Seal } from '../kernel/seal/seal.js';
import { Directory } from '../directory/directory.js';
import { lowerPriority } from '../kernel/process-priority.js';
import { Refusal, refuse } from '../kernel/refusal/refusal.js';
import { ReaderStore } from '../store/reader-store.js';
import type { FromJobProcess, StartMessage, ToJobProcess } from './job-messages.js';
import { actorOfJob } from './job-actor.js';
import type { JobContext, JobFile, JobWorker, JobWorkers } from './job-worker.js';

/** Progress is told no oftener, in milliseconds. */
const TELL_EVERY = 1000;

export function runJobProcess(workers: JobWorkers): void {
  process.once('disconnect', () => process.exit(1));
  const asked = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>();
  let count = 0;
  const ask = (question: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const n = ++count;
      asked.set(n, { resolve, reject });
      tell({ ask: { n, question } });
    });
  process.on('message', (message: ToJobProcess) => {
    if ('start' in message) return void perform(workers, message.start, ask);
    const { answer } = message;
    const waiting = asked.get(answer.n);
    asked.delete(answer.n);
    if ('refusal' in answer) waiting?.reject(new Refusal(answer.refusal.sentence, answer.refusal.details));
    else waiting?.resolve(answer.value);
  });
}

async function perform(
  workers: JobWorkers,
  start: StartMessage,
  ask: (question: unknown) => Promise<unknown>,
): Promise<void> {
  let last: FromJobProcess;
  try {
    last = { file: await madeBy(workers, start, ask) };
  } catch (error) {
    last =
      error instanceof Refusal
        ? { failed: { sentence: error.sentence, details: error.details } }
        : { failed: null, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  process.send!(last, () => start.stays || process.exit(0));
}

async function madeBy(
  workers: JobWorkers,
  { job, path, database, keyFile, publicUrl, now, stays }: StartMessage,
  ask: (question: unknown) => Promise<unknown>,
): Promise<JobFile | null> {
  const load = workers[job.kind] ?? refuse('job_failed');
  const worker = (await load()) as JobWorker;
  const clock = new SetClock(now);
  const store = await ReaderStore.open(database);
  const directory = new Directory(store);
  await directory.reload();
  const actor = actorOfJob(job, directory.person(job.askedBy)) ?? refuse('job_rights');
  let toldAt = 0;
  const context: JobContext = {
    jobId: job.id,
    store,
    directory,
    seal: Seal.load(keyFile),
    clock,
    actor,
    lang: job.lang,
    publicUrl,
    path,
    progress: (done, total) => {
      if (clock.now() < toldAt + TELL_EVERY) return;
      toldAt = clock.now();
      tell({ progress: [done, total ?? null] });
    },
    ask: <T>(question: unknown) => ask(question) as Promise<T>,
  };
  // Not before: being loaded takes a moment, and at the lowest priority on a busy machine half a minute.
  lowerPriority(stays ? constants.priority.PRIORITY_BELOW_NORMAL : constants.priority.PRIORITY_LOW);
  try {
    return await worker.run(context, job.params);
  } finally {
    await store.close();
  }
}

const tell = (message: FromJobProcess) => void process.send!(message);
