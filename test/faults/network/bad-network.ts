/** A network as villages have it: slow, thin, cut anywhere, closed on one side only. */
import type { Conditions } from '../../setup/tcp-proxy.js';
import { between, hitsSince, throughProxy } from './between.js';
import type { Lab } from '../core/lab.js';

const HOLDS =
  'What was answered is kept, what was not is asked again with the same key and done once; pages are right after it.';

/** A schedule of ten things, by the seed. */
function schedule(
  lab: Lab,
): { conditions?: Conditions; cut?: 'reset' | 'half closed' | 'ended'; what: string }[] {
  const some = <T>(among: readonly T[]) => among[Math.floor(lab.chance() * among.length)]!;
  return Array.from({ length: 10 }, () =>
    some([
      { what: 'delayed', conditions: { delay: Math.round(lab.chance() * 1500), jitter: 1500 } },
      { what: 'throttled', conditions: { bytesPerSecond: 2000 + Math.round(lab.chance() * 20_000) } },
      { what: 'cut after some bytes', conditions: { cutAfter: 2000 + Math.round(lab.chance() * 20_000) } },
      { what: 'reset', cut: 'reset' as const },
      { what: 'half closed', cut: 'half closed' as const },
      { what: 'ended', cut: 'ended' as const },
    ]),
  );
}

export const badNetwork = between({
  id: 'F-10',
  name: 'a bad network',
  does: 'Ten things each round, by the seed: delays to 3 s with connections overtaking each other, 2 kB a second, a cut after k bytes, a reset, a half close.',
  holds: HOLDS,
  rounds: { sample: 1, whole: 40 },
  async inject(lab) {
    const proxy = await throughProxy(lab);
    for (const { conditions, cut, what } of schedule(lab)) {
      const before = new Map(proxy.hits);
      const open = proxy.open;
      if (conditions) proxy.set(conditions);
      if (cut) proxy.cut(cut, () => lab.chance() < 0.5);
      await lab.pause(200 + lab.chance() * 400);
      if (conditions?.cutAfter === undefined && conditions && open) lab.hit(what);
      hitsSince(lab, before);
      proxy.set({});
    }
  },
});

export const halfOpen = between({
  id: 'F-09',
  name: 'half-open sockets',
  does: 'What passes from the hub, from the clients, or both ways is swallowed for 4 to 14 s; nobody is told.',
  holds:
    'A dead connection is noticed within 15 s on either side; a ring that no device has goes on at 4 s; pages are right after it.',
  rounds: { sample: 0, whole: 6 },
  setup: { ground: { steps: [{ ring: 'all', seconds: 8 }], settings: { retrySeconds: 3 } } },
  async inject(lab, round) {
    const proxy = await throughProxy(lab);
    const before = new Map(proxy.hits);
    const swallows = ([['down'], ['up'], ['up', 'down']] as const)[round % 3]!;
    proxy.set({ swallows });
    await lab.pause(4000 + lab.chance() * 10_000);
    hitsSince(lab, before);
    // What is new stands; what was open and was given up by one side is gone for the other too.
    proxy.set({});
  },
});
