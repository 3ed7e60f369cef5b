/** Some clients stop reading, as a laptop that sleeps: others are not slowed, and nothing piles up for them without end. */
import { readFileSync } from 'node:fs';
import type { Fault } from '../core/fault.js';
import type { Lab } from '../core/lab.js';

const MOST_GROWN_MB = 100;
const STOPPED_MILLISECONDS = 12_000;
const FEWEST = 10;

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
/** Of what was answered between two instants, in milliseconds: the middle and 99 of 100. */
function answersIn(lab: Lab, from: number, to: number) {
  const took = lab
    .lines()
    .filter((l) => l.t === 'answered' && l.at > from && l.at <= to)
    .map((l) => l.ms!)
    .toSorted((a, b) => a - b);
  return {
    answers: took.length,
    middle: took[took.length >> 1] ?? 0,
    most: took[Math.floor(took.length * 0.99)] ?? 0,
  };
}
const wrong: string[] = [];

export const slowClient: Fault = {
  id: 'F-08',
  name: 'clients that stop reading',
  does: 'SIGSTOP for 12 s to one of three processes of clients, each with a third of the workers, while the others go on.',
  holds:
    'The hub grows by less than 100 MB, the others are answered meanwhile, and who was stopped is right after it.',
  databases: ['sqlite', 'postgres'],
  setup: { clients: { workers: 24, processes: 3, every: 300 } },
  rounds: { sample: 0, whole: 3 },
  async inject(lab) {
    const stopped = lab.clients[1]!;
    const before = residentMb(lab.node.pid);
    const began = Date.now();
    await lab.pause(4000);
    const calm = answersIn(lab, began, Date.now());
    stopped.child.signal('SIGSTOP');
    lab.hit('stopped');
    const from = Date.now();
    await lab.pause(STOPPED_MILLISECONDS);
    const during = answersIn(lab, from, Date.now());
    const grown = residentMb(lab.node.pid) - before;
    stopped.child.signal('SIGCONT');
    lab.note(
      `others were answered after ${calm.middle} ms in the middle, ${calm.most} ms at most before, ${during.middle} and ${during.most} ms during; the hub grew by ${grown.toFixed(0)} MB`,
    );
    if (grown > MOST_GROWN_MB) wrong.push(`the hub grew by ${grown.toFixed(0)} MB`);
    // How quickly is for the reader of the report: a machine with other work makes it anything.
    if (during.answers < FEWEST) wrong.push(`others were answered ${during.answers} times in 12 s`);
  },
  also: async () => wrong.splice(0),
};
