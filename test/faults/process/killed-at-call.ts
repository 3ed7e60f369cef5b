/** The node is killed in the middle of a commit: at its N-th sync or write of the database, wherever that falls. */
import type { Fault } from '../core/fault.js';
import { attach, filesOf } from '../core/strace.js';

/** A commit writes up to sixteen pages and syncs once: so far apart the deaths are spread over all of it. */
const UPTO = { sync: 12, write: 60 };

const killedAt = (name: keyof typeof UPTO, calls: string): Fault => ({
  id: 'F-01',
  name: `killed at a ${name}`,
  does: `SIGKILL at the N-th ${calls} of the database (strace), under load, N by the seed.`,
  holds: 'What was acknowledged is there once, the database is whole, and nothing half done is seen.',
  databases: ['sqlite'],
  needs: ['strace'],
  rounds: { sample: 0, whole: 25 },
  async inject(lab) {
    const when = 1 + Math.floor(lab.chance() * UPTO[name]);
    await attach(lab, calls, `signal=SIGKILL:when=${when}`, filesOf(lab));
    await Promise.race([lab.node.ended, lab.pause(30_000)]);
    if (lab.node.up) return lab.node.kill();
    const { signal } = await lab.node.ended;
    if (signal === 'SIGKILL') lab.hit(`${name} ${when}`);
  },
  heal: (lab) => lab.node.start(),
});

export const killedAtSync = killedAt('sync', 'fsync,fdatasync');
export const killedAtWrite = killedAt('write', 'pwrite64');
