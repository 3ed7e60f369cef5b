/** The disk says no: full, or broken for a few calls, or broken for good. */
import { until } from '../core/chance.js';
import type { Fault } from '../core/fault.js';
import type { Lab } from '../core/lab.js';
import { attach, filesOf, type Tracer } from '../core/strace.js';

/** Milliseconds for which it lasts, at most. */
const LONG = 8000;
const tracers = new WeakMap<Lab, Tracer>();

/** While it lasts nothing is acknowledged that is not there: INV-01 and INV-14 say so, and readers are served. */
async function readsWork(lab: Lab): Promise<void> {
  const seen = await fetch(`${lab.node.base}/api/calls`, {
    headers: { authorization: `Bearer ${lab.ground.workers[0]!.token}` },
  });
  await seen.arrayBuffer();
  if (seen.status !== 200) throw new Error(`what is there cannot be read: ${seen.status}`);
}

const failing = (
  name: string,
  does: string,
  id: Fault['id'],
  inject: { calls: string; what: string; lasts: boolean },
): Fault => ({
  id,
  name,
  does,
  holds:
    'No false acknowledgement, a plain no, what is there can be read; work is taken again without a restart.',
  databases: ['sqlite'],
  needs: ['strace'],
  setup: { late: LONG + 4000 },
  rounds: { sample: 0, whole: 10 },
  async inject(lab) {
    const from = Date.now();
    const first = 1 + Math.floor(lab.chance() * 30);
    const what = inject.what.replace('FIRST', String(first)).replace('LAST', String(first + 2));
    const refusals = () => lab.lines().filter((l) => l.t === 'refused' && l.code === 'unavailable').length;
    const refusedBefore = refusals();
    const tracer = await attach(lab, inject.calls, what, filesOf(lab));
    tracers.set(lab, tracer);
    await until('the disk has said no', () => tracer.injected() > 0, LONG * 3);
    if (inject.lasts) {
      await until('it says that it takes no work', async () => (await lab.node.ready()) === 503, LONG * 3);
      await readsWork(lab);
      // A repeat of what was done before the disk failed is answered; new work is not.
      await until('somebody is told no', () => refusals() > refusedBefore, LONG * 3);
      await lab.pause(1500);
      if ((await lab.node.ready()) !== 503)
        throw new Error('it says that it takes work, on a disk that fails');
    }
    lab.hit(`${inject.calls} ${what.replace(/:when.*/, '')}`, tracer.injected());
    lab.stood(from, Date.now() + 2000);
  },
  async heal(lab) {
    const from = Date.now();
    await tracers.get(lab)!.detach();
    if (!lab.node.up) throw new Error(`the node did not outlive it: ${lab.node.output()}`);
    lab.stood(from, Date.now() + 2000);
  },
});

export const fullInCommit = failing(
  'disk full in the middle of a commit',
  'pwrite64 of the database answers ENOSPC from the N-th on (strace), until it is healed.',
  'F-03',
  { calls: 'pwrite64', what: 'error=ENOSPC:when=FIRST+', lasts: true },
);
export const brokenSyncs = failing(
  'three syncs fail',
  'fsync and fdatasync of the database answer EIO three times (strace).',
  'F-04',
  { calls: 'fsync,fdatasync', what: 'error=EIO:when=FIRST..LAST', lasts: false },
);
export const brokenWrites = failing(
  'three writes fail',
  'pwrite64 of the database answers EIO three times (strace).',
  'F-04',
  { calls: 'pwrite64', what: 'error=EIO:when=FIRST..LAST', lasts: false },
);
export const brokenForGood = failing(
  'every sync fails',
  'fsync and fdatasync of the database answer EIO from the N-th on (strace), until it is healed.',
  'F-04',
  { calls: 'fsync,fdatasync', what: 'error=EIO:when=FIRST+', lasts: true },
);
