/** PostgreSQL is stopped at once, its backends are ended in the middle, and its primary is lost with a standby beside it. */
import {
  databaseIn,
  pause,
  PostgresPair,
  startOwnPostgres,
  type PostgresServer,
} from '../../setup/postgres-pair.js';
import type { Fault } from '../core/fault.js';
import type { Lab } from '../core/lab.js';

/** Milliseconds from the loss of a server until something was acknowledged again. */
async function answeredAfter(lab: Lab, from: number): Promise<number> {
  const wait = setInterval(() => undefined, 1000);
  try {
    for (;;) {
      const first = lab.lines().find((l) => l.t === 'answered' && l.at > from && l.event === 'call:raise');
      if (first) return first.at - from;
      await pause(50);
    }
  } finally {
    clearInterval(wait);
  }
}

export const backendsEnded: Fault = {
  id: 'F-13',
  name: 'backends are ended in the middle of a transaction',
  does: 'pg_terminate_backend for all of the hub’s connections at instants left to chance, under load.',
  holds: 'Whether a commit was done is known by its key; no dead connection is given to anybody.',
  databases: ['postgres'],
  setup: { nodes: 2 },
  rounds: { sample: 3, whole: 50 },
  async inject(lab) {
    await lab.pause(20 + lab.chance() * 150);
    const ended = await lab.look((from) =>
      from.rows<{ state: string | null; ended: boolean }>(
        `select state, pg_terminate_backend(pid) as ended from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`,
      ),
    );
    lab.hit('connections', ended.filter((e) => e.ended).length);
    lab.hit('in a transaction', ended.filter((e) => e.ended && e.state !== 'idle').length);
  },
};

let server: PostgresServer & { drop(): Promise<void> };
export const stoppedAtOnce: Fault = {
  id: 'F-13',
  name: 'PostgreSQL is stopped at once',
  does: 'pg_ctl stop -m immediate under load, and a start after it: PostgreSQL recovers from its log.',
  holds: 'The nodes stay up, say that they take no work, and serve again by themselves.',
  databases: ['postgres'],
  setup: {
    nodes: 2,
    database: async () => {
      server = await startOwnPostgres();
      return databaseIn(server, server.url('yihu'), () => server.drop());
    },
  },
  rounds: { sample: 0, whole: 20 },
  async inject(lab) {
    await lab.pause(lab.chance() * 400);
    const from = Date.now();
    await server.stopImmediately();
    lab.hit('stopped');
    await lab.pause(300);
    await server.start();
    lab.stood(from);
  },
};

let pair: PostgresPair;
export const failOver: Fault = {
  id: 'F-13',
  name: 'the primary is lost and its standby promoted',
  does: 'By turns the primary is killed, and stopped so that it says nothing and its connections stay; the standby is promoted, the lost one comes back beside it, and is made a standby anew.',
  holds:
    'Nothing acknowledged is lost, the nodes find the new primary by themselves and never go back to the old one.',
  databases: ['postgres'],
  setup: {
    nodes: 2,
    // Who commits to the lost one measures the machine no more, and the copy for a new standby is work beside it.
    late: 6000,
    database: async () => {
      pair = await PostgresPair.start();
      return databaseIn(pair.primary, pair.primary.url('yihu'), () => pair.drop());
    },
    before: async () => ({ DATABASE_URL: pair.url('yihu') }),
  },
  rounds: { sample: 0, whole: 6 },
  async inject(lab, round) {
    await lab.pause(lab.chance() * 500);
    const from = Date.now();
    const lost = pair.primary;
    const silent = round % 2 === 1;
    if (silent) lost.hang();
    else await lost.kill();
    await pair.promote();
    // What the checker looks at is where the hub writes.
    lab.ground.database.url = pair.primary.url('yihu');
    const took = await answeredAfter(lab, from);
    lab.stood(from);
    lab.hit(silent ? 'silent' : 'killed');
    lab.note(`${silent ? 'silent' : 'killed'}: answered again after ${took} ms`);
    // It comes back and takes writes as it did: nobody may believe it.
    if (silent) lost.goOn();
    else await lost.start();
    await lab.acknowledges(10);
    await lab.pause(1500);
    const there = await lost.rows(
      "select 1 from pg_stat_activity where datname = 'yihu' and backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    if (there.length) lab.note(`${there.length} connections to the one that was lost`);
    await lost.kill();
  },
  async heal() {
    await pair.standBy();
  },
};
