/** What the machine was like while it was measured, so that two runs can be compared. */
import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { inFolder, median } from './servers.mjs';

/** The load of the last minute. */
export const load = () => loadavg()[0];

/** Always the same: objects, their order, JSON there and back, a hash. */
function compute() {
  const rows = Array.from({ length: 20_000 }, (_, n) => ({ id: (n * 48271) % 65_537, name: `row ${n}` }));
  rows.sort((a, b) => a.id - b.id);
  const text = JSON.stringify(JSON.parse(JSON.stringify(rows)));
  for (let n = 0; n < 5; n++) createHash('sha256').update(text).digest();
}

/** Milliseconds of processor for that, the quickest of several: whoever else wanted the core is not counted. */
function computing() {
  let least = Infinity;
  for (let n = 0; n < 12; n++) {
    const before = process.cpuUsage();
    compute();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Milliseconds until 8 KB stand on the disk that the databases of the bench stand on. */
const syncing = () =>
  inFolder((directory) => {
    const file = openSync(join(directory, 'sync'), 'w');
    const page = Buffer.alloc(8192, 1);
    const times = Array.from({ length: 60 }, () => {
      const began = performance.now();
      writeSync(file, page);
      fdatasyncSync(file);
      return performance.now() - began;
    });
    closeSync(file);
    return median(times);
  });

export async function machine() {
  const [{ model }] = cpus();
  return { cores: cpus().length, model, computing: computing(), syncing: await syncing() };
}
