/** One run: a seed, so many calls, and what was promised asked after every step. The same seed is the same run. */
import 'reflect-metadata';
import { isOpen } from '#hub/call/call-state.js';
import { SeededRandom } from '#hub/demo/history/seeded-random.js';
import { LIMITS } from '#hub/protocol/limits.js';
import { Hub } from './hub.ts';
import { People, type Act } from './people.ts';
import { Queue } from './queue.ts';

/** A Monday, 20:00 in Shenyang: every run sees a midnight and a morning. */
const BEGIN = Date.parse('2026-11-23T12:00:00Z');
const FORGET_MILLISECONDS = 2 * 3600 * 1000;
/** After the last raise the town has this long to see every call ended. */
const AFTERWARDS_MILLISECONDS = 14 * 3600 * 1000;

export interface Result {
  seed: number;
  calls: number;
  deeds: number;
  faults: number;
  broken: string[];
}

export async function simulate(seed: number, calls: number): Promise<Result> {
  const chance = new SeededRandom(seed);
  const hub = new Hub(chance, BEGIN);
  const queue = new Queue<Act>();
  const people = new People(hub, chance, queue, calls);
  people.begin();
  let sweepAt = BEGIN + FORGET_MILLISECONDS;
  let endAt = Infinity;
  for (;;) {
    const next = Math.min(queue.nextAt, hub.up ? hub.memory.due.nextAt : hub.downUntil);
    if (people.left <= 0 && endAt === Infinity) endAt = hub.now + AFTERWARDS_MILLISECONDS;
    if (next >= endAt) break;
    hub.now = Math.max(hub.now, next);
    if (!hub.up && hub.now >= hub.downUntil) hub.restart();
    await hub.doWhatIsDue();
    if (queue.nextAt <= hub.now) await queue.take()!.what();
    if (hub.now >= sweepAt && hub.up) {
      sweep(hub);
      sweepAt = hub.now + FORGET_MILLISECONDS / 4;
    }
  }
  const open = people.openCalls();
  hub.promises.say(
    open.every(({ line }) => line.state === 'active' || line.dueAt !== null),
    () => 'a call lies at the end with nothing to come',
  );
  return { seed, calls, deeds: hub.deeds, faults: hub.faults, broken: hub.promises.broken };
}

/** Looks at every call once more, and lets go of those that nothing more can happen to. */
function sweep(hub: Hub): void {
  for (const [id, { line }] of hub.memory.calls) {
    hub.promises.ofCall(id, hub.now, hub.startedAt);
    const over =
      !isOpen(line) &&
      hub.now - (line.closedAt ?? hub.now) > Math.min(FORGET_MILLISECONDS, LIMITS.reopenSeconds * 1000);
    if (!over) continue;
    hub.promises.forget(id);
    hub.pages.forget(id, line.communityId);
    hub.memory.forget(id);
  }
}
