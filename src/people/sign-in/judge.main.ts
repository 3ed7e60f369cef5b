/** The thread in which passwords are judged: it is told one and answers, one after another. */
import { parentPort } from 'node:worker_threads';
import type { Chosen, Judgement } from './judge.js';
import { weakness } from './strength.js';

parentPort!.on('message', ({ password, own }: Chosen) => {
  parentPort!.postMessage(weakness(password, own) satisfies Judgement);
});
