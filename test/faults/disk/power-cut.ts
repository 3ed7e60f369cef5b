/** The power goes: what was written and not synced is gone, or is there in part. */
import { until } from '../core/chance.js';
import type { Fault } from '../core/fault.js';
import type { Lab } from '../core/lab.js';
import { forget, forgetfulDisk, hasUnsynced } from './forgetful-disk.js';

/** Between seeing something unsynced and the death, at most: others may have been synced and told meanwhile. */
const UPTO_MILLISECONDS = 60;

const unsynced = (lab: Lab) =>
  until('something is written and not synced', () => hasUnsynced(lab), 30_000, 1);

export const powerCut: Fault = {
  id: 'F-02',
  name: 'power cut',
  does: 'SIGKILL under load, on a disk that then has what was synced and, by the seed, none or some blocks of 4 KB of the rest.',
  holds:
    'What was acknowledged is there once, the database is whole, and no page was told of what is not there.',
  databases: ['sqlite'],
  needs: ['gcc'],
  setup: { before: async (lab) => forgetfulDisk(lab) },
  // In a sample it is the first of those in turn on one hub (mixed.ts).
  rounds: { sample: 0, whole: 25 },
  async inject(lab, round) {
    await lab.pause(lab.chance() * 300);
    await unsynced(lab);
    await lab.pause(lab.chance() * UPTO_MILLISECONDS);
    await unsynced(lab);
    await lab.node.kill();
    // The first time all of it is gone, then any part.
    const kept = round === 0 ? 0 : lab.chance();
    const forgotten = forget(lab, kept);
    if (forgotten) lab.hit('unsynced blocks forgotten', forgotten);
    lab.note(`killed, ${forgotten} blocks forgotten where ${kept.toFixed(2)} of them are kept`);
  },
  heal: (lab) => lab.node.start(),
};
