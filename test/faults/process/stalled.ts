/** The dispatcher or the auditor stands still while HTTP goes on: nobody would notice, but for the other one. */
import { until } from '../core/chance.js';
import type { Fault } from '../core/fault.js';

const stalled = (what: 'dispatcher' | 'auditor', within: number): Fault => ({
  id: 'F-23',
  name: `the ${what} stands still`,
  does: `A fail-point holds the ${what} of a node for ever, while HTTP and sockets are served.`,
  holds: `Coordinators are told within ${within} s, raises are taken all the while; after a start all that was due is done.`,
  databases: ['sqlite'],
  setup: { clients: { every: 4000, accepted: 0.3, declined: 0 } },
  rounds: { sample: 0, whole: 1 },
  async inject(lab) {
    await lab.node.kill();
    const from = Date.now();
    await lab.node.start({ YIHU_FAILPOINT: `stall:${what}`, YIHU_CRASH_TESTS: '1' });
    lab.node.standsFrom(from);
    const took = await until(
      'coordinators are told',
      async () =>
        (
          await lab.look((out) =>
            out.rows(`select id from watch_finding where kind = ?`, [`${what}_stopped`]),
          )
        ).length > 0,
      within * 1000,
      500,
    );
    lab.note(`told after ${Math.round(took / 1000)} s`);
    lab.hit(`${what} stalled`);
    await lab.node.kill();
    lab.node.standsFrom(from);
  },
  heal: (lab) => lab.node.start(),
});

export const dispatcherStalled = stalled('dispatcher', 70);
export const auditorStalled = stalled('auditor', 190);
