/** One hub, one fault after another: what a fault leaves behind meets the next. */
import type { Fault } from './core/fault.js';
import { has, missing } from './core/needs.js';
import { brokenForGood, brokenSyncs, brokenWrites, fullInCommit } from './disk/failing-calls.js';
import { forgetfulDisk } from './disk/forgetful-disk.js';
import { locked } from './disk/locked.js';
import { powerCut } from './disk/power-cut.js';
import { killedAtSync, killedAtWrite } from './process/killed-at-call.js';
import { killed } from './process/killed.js';

/** In a sample these, in this order; a whole run takes any, by the seed. */
const SAMPLE = [powerCut, brokenForGood, locked, killedAtSync, killedAtWrite];
const ALL = [...SAMPLE, killed, fullInCommit, brokenSyncs, brokenWrites];

let current: Fault;
export const mixed: Fault = {
  id: 'mixed',
  name: 'one fault after another',
  does: 'Power cuts, kills, failing syncs and writes, a full disk and foreign locks, in turn on one hub; which, by the seed.',
  holds: 'What each of them promises by itself.',
  databases: ['sqlite'],
  setup: { late: 12_000, before: async (lab) => (has('gcc') ? forgetfulDisk(lab) : {}) },
  rounds: { sample: SAMPLE.length, whole: 40 },
  async inject(lab, round) {
    const able = (lab.sample ? SAMPLE : ALL).filter((fault) => !missing(fault.needs).length);
    current = able[lab.sample ? round % able.length : Math.floor(lab.chance() * able.length)]!;
    const before = [...lab.hits.values()].reduce((sum, n) => sum + n, 0);
    await current.inject(lab, lab.sample ? 0 : round);
    const after = [...lab.hits.values()].reduce((sum, n) => sum + n, 0);
    if (after === before) lab.note(`${current.name} did not hit in round ${round}`);
  },
  heal: async (lab, round) => current.heal?.(lab, round),
};
