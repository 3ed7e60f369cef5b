/** The thread in which passwords are judged: it is told one and answers, one after another. */
import { parentPort } from 'node:worker_threads';
import type { PasswordChoice, PasswordJudgement } from './password-judge.js';
import { passwordWeakness } from './password-strength.js';

parentPort!.on('message', ({ password, own }: PasswordChoice) => {
  parentPort!.postMessage(passwordWeakness(password, own) satisfies PasswordJudgement);
});
