/**
 * Loaded into the server before anything else: how long its main thread wanted to run and did not, since the machine
 * gave it no processor or no disk. What the server computes by itself is its own doing and does not count.
 */
import { appendFileSync } from 'node:fs';

const EVERY = 50;
/** Below this it is the noise of measuring. */
const LEAST = 10;
const file = process.env.TEST_PACE_FILE;

const tell = (still) => {
  try {
    appendFileSync(file, `${JSON.stringify({ source: `server ${process.pid}`, ...still })}\n`);
  } catch {
    // The disk is full: what is not written down is not forgiven.
  }
};

if (file) {
  let at = Date.now();
  let busy = performance.eventLoopUtilization();
  let cpu = process.threadCpuUsage();
  setInterval(() => {
    const now = Date.now();
    const ran = process.threadCpuUsage(cpu);
    const wanted = performance.eventLoopUtilization(busy).active;
    const stood = wanted - (ran.user + ran.system) / 1000;
    if (stood >= LEAST) tell({ from: at, to: now, stood: Math.min(stood, now - at) });
    at = now;
    busy = performance.eventLoopUtilization();
    cpu = process.threadCpuUsage();
  }, EVERY).unref();
}
