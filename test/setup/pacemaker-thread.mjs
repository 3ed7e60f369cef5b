/**
 * A thread that does next to nothing: it sleeps, and makes the smallest commit there is. How much longer either takes
 * than on a machine with room is how long the machine stood still.
 */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';

const SLEEP = 20;
/** What either may take on a machine that is not overloaded. */
const ALLOWED = 25;

const tell = (source, from, to, allowed) => {
  if (to - from > allowed) parentPort.postMessage({ source, from, to, stood: to - from - allowed });
};

async function committing() {
  if (workerData.url) {
    const client = new pg.Client(workerData.url);
    client.on('error', () => undefined);
    await client.connect();
    // A transaction with a number of its own is written to the log when it ends.
    return { commit: () => client.query('select pg_current_xact_id()'), close: () => client.end() };
  }
  const file = openSync(workerData.file, 'w');
  return {
    commit: async () => {
      writeSync(file, 'x', 0);
      fsyncSync(file);
    },
    close: async () => closeSync(file),
  };
}

let over = false;
parentPort.on('message', () => (over = true));
const { commit, close } = await committing();
parentPort.postMessage('ready');
while (!over) {
  let from = Date.now();
  await new Promise((next) => setTimeout(next, SLEEP));
  tell('thread', from, Date.now(), SLEEP + ALLOWED);
  from = Date.now();
  await commit().catch(() => undefined);
  tell('commit', from, Date.now(), ALLOWED);
}
await close();
parentPort.close();
