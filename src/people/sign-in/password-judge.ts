/**
 * Passwords are judged in a thread of their own, since judging one takes up to a third of a second, in which no ring
 * would be told. It is started for the first and stays; while nobody asks it keeps no process alive.
 */
import { Worker } from 'node:worker_threads';
import { builtProgram } from '../../kernel/built-program.js';
import { Refusal, type Sentence } from '../../kernel/refusal/refusal.js';
import { Semaphore } from '../../kernel/concurrency.js';

export interface PasswordChoice {
  password: string;
  own: readonly string[];
}
/** What is wrong with it, if anything. */
export type PasswordJudgement = Sentence | undefined;

const ENTRY = builtProgram(
  import.meta.url,
  './password-judge.main.js',
  '../../../dist/people/sign-in/password-judge.main.js',
);
const MOST_WAITING = 32;
const RETRY_SECONDS = 5;

const gate = new Semaphore(
  1,
  MOST_WAITING,
  () => new Refusal('too_many_requests', { retryAfterSeconds: RETRY_SECONDS }),
);
let thread: Worker | undefined;
/** Whatever it ends of, the next who asks has a new one. */
function start(entry: string): Worker {
  const made = new Worker(entry, { env: {}, execArgv: [] });
  // Told to who asks, by its end; thrown at the process it would end the hub.
  made.on('error', () => undefined);
  made.once('exit', () => {
    if (thread === made) thread = undefined;
  });
  return made;
}

/**
 * Why it is too easy to guess; undefined where it is not.
 * @param own what the person is called, their user name and their unit's name
 * @throws Refusal `too_many_requests` where too many wait, `unavailable` where the thread ended meanwhile
 */
export const judgePassword = (password: string, own: readonly string[]): Promise<PasswordJudgement> =>
  gate.pass(() => ask({ password, own }));

/** One at a time: the answer is to this question. */
function ask(chosen: PasswordChoice): Promise<PasswordJudgement> {
  if (ENTRY === undefined) throw new Refusal('unavailable');
  const asked = (thread ??= start(ENTRY));
  return new Promise((resolve, reject) => {
    const settle = () => {
      asked.off('message', answered).off('exit', ended);
      asked.unref();
    };
    const answered = (why: PasswordJudgement) => {
      settle();
      resolve(why);
    };
    const ended = () => {
      settle();
      reject(new Refusal('unavailable'));
    };
    asked.ref();
    asked.on('message', answered).on('exit', ended);
    asked.postMessage(chosen);
  });
}
