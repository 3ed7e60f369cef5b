/** A hub that comes back to many overdue calls finds and tells them together: what it asks of the database does not grow with them. */
import { randomUUID } from 'node:crypto';
import { afterEach, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { Raising } from '../../src/call/raising.js';
import type { Actor } from '../../src/people/actor.js';
import { Store } from '../../src/store/store.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';

const CALLS = 120;
/** Ringing, deeds one by one took over a thousand. */
const MOST_STATEMENTS = 200;

let t: TestHub;
afterEach(() => t.close());

test.each(DATABASES)('at the start, on %s', async (kind) => {
  t = await openTestHub(kind);
  for (const officer of ['wang', 'zhao'] as const) await (await t.page(officer)).do('duty:start');
  const li: Actor = {
    id: t.world.ids.li,
    name: '',
    roles: ['worker'],
    unitId: t.world.unit.heping,
    departmentId: null,
    communityIds: [t.world.community.caita],
    sessionId: '',
    lang: 'zh',
  };
  const raising = t.hub.app.get(Raising);
  for (let n = 0; n < CALLS; n++) await raising.raise(li, { clientCallId: randomUUID() });
  t.clock.leap(45_000);

  const writes = jest.spyOn(Store.prototype, 'write');
  const statements = jest.spyOn(pg.Client.prototype, 'query');
  const from = performance.now();
  await t.restart();
  const took = performance.now() - from;
  const lapses = writes.mock.calls.filter(([name]) => name === 'lapse').length;
  const asked = statements.mock.calls.length;
  writes.mockRestore();
  statements.mockRestore();
  process.stdout.write(`${kind}: ${CALLS} overdue, ${lapses} writes, ${asked} statements, ${took} ms\n`);
  expect(lapses).toBe(Math.ceil(CALLS / 60));
  if (kind === 'postgres') expect(asked).toBeLessThan(MOST_STATEMENTS);

  const rows = await t.foundations.store.read.rows<{ n: number; lapsed: number }>(
    `select count(*) as n, sum(case when exists (select 1 from fact f where f.call_id = call.id and f.deed = 'lapsed')
      then 1 else 0 end) as lapsed from call where due_at > ?`,
    [t.clock.now()],
  );
  expect(rows.map((r) => [Number(r.n), Number(r.lapsed)])).toEqual([[CALLS, CALLS]]);
});
