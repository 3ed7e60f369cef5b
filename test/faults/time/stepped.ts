/** Somebody sets the machine's clock while people are rung. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../core/fault.js';
import type { Lab } from '../core/lab.js';

const LIBRARY = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu']
  .map((folder) => `${folder}/faketime/libfaketimeMT.so.1`)
  .find((path) => existsSync(path));
/** Seconds, one after the other; each is taken back before the next. After a day forward everybody is off duty: the last. */
const STEPS = [1, -1, 300, -300, 3600, -3600, -86_400, 86_400];

const file = (lab: Lab) => join(lab.directory, 'clock');
const at = new WeakMap<Lab, number>();
function set(lab: Lab, seconds: number): void {
  writeFileSync(file(lab), `${seconds < 0 ? '' : '+'}${seconds}s\n`);
  const before = at.get(lab) ?? 0;
  at.set(lab, seconds);
  // A step forward is no time in which it served.
  if (seconds > before)
    lab.standstills.push({ from: Date.now() + before * 1000 - 100, to: Date.now() + seconds * 1000 });
}
const lapses = (lab: Lab) =>
  lab.look(async (from) =>
    Number((await from.rows<{ n: number }>("select count(*) as n from fact where deed = 'lapsed'"))[0]!.n),
  );

export const stepped: Fault = {
  id: 'F-06',
  name: 'clock stepped',
  does: 'The clock of the node is set by ±1 s, ±5 min, ±1 h and ±1 day and back, while calls ring (faketime).',
  holds:
    'Rings go on to lapse and climb whichever way it was set: none is lost, none climbs twice, none waits for the old hour.',
  databases: ['sqlite', 'postgres'],
  sampled: ['sqlite'],
  needs: ['faketime'],
  setup: {
    clients: { accepted: 0.3, declined: 0.1 },
    async before(lab) {
      set(lab, 0);
      return {
        LD_PRELOAD: LIBRARY ?? '',
        FAKETIME_TIMESTAMP_FILE: file(lab),
        FAKETIME_NO_CACHE: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      };
    },
  },
  rounds: { sample: 2, whole: STEPS.length },
  async inject(lab, round) {
    const seconds = lab.sample ? [300, -300][round % 2]! : STEPS[round % STEPS.length]!;
    set(lab, seconds);
    const answer = await fetch(`${lab.node.base}/api/health/live`);
    await answer.arrayBuffer();
    const told = Number(answer.headers.get('yihu-time'));
    const before = await lapses(lab);
    // Rings last 2 and 3 s: within so long some lapse, whatever the clock says.
    for (let waited = 0; waited < 200 && (await lapses(lab)) === before; waited++) await lab.pause(100);
    const lapsed = (await lapses(lab)) - before;
    if (!lapsed) throw new Error(`stepped by ${seconds} s, nothing lapsed in 20 s`);
    if (seconds < 0 || Math.abs(told - Date.now() - seconds * 1000) < 60_000)
      lab.hit(`${seconds > 0 ? '+' : ''}${seconds} s`);
  },
  heal: async (lab) => set(lab, 0),
};
