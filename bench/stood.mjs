/**
 * How long this process stood still, told to whoever started it when they ask. Loaded into the hub before it starts;
 * run by itself it is a process that does nothing else: what it is kept waiting for is the machine's.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Milliseconds between two looks. */
const EVERY = 5;

/** Milliseconds that this thread could have gone on and had no core. Linux says it; elsewhere all is counted as ours. */
function uncored() {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return 0;
  }
}

/** Milliseconds. */
function computed() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const NONE = { whole: 0, own: 0, computing: 0 };
const seen = () => ({ at: performance.now(), uncored: uncored(), computed: computed() });
let longest = NONE;
let last = seen();
function look() {
  const now = seen();
  const whole = now.at - last.at - EVERY;
  const own = whole - (now.uncored - last.uncored);
  // Less than `own` is what it waited for the disk, and for its helpers that had no core.
  const computing = now.computed - last.computed;
  longest = {
    whole: Math.max(longest.whole, whole),
    own: Math.max(longest.own, own),
    computing: Math.max(longest.computing, computing),
  };
  last = now;
}
const looking = setInterval(look, EVERY);
const alone = process.argv[1] === fileURLToPath(import.meta.url);
if (!alone) looking.unref();

process.on('message', (asked) => {
  if (asked !== 'stood') return;
  look();
  process.send(longest);
  longest = NONE;
});
process.once('disconnect', () => (alone ? process.exit() : undefined));
if (!alone) process.channel.unref();
