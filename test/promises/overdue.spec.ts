/** A hub that comes back to many overdue calls finds and tells them together: what it asks of the database does not grow with them. */
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { RaiseService } from '../../src/calls/commands/raise.service.js';
import type { Actor } from '../../src/kernel/actor.js';
import type { Ring } from '../../src/protocol/calls/ring.js';
import { Store, type Tx } from '../../src/store/store.js';
import { DATABASES, type DatabaseKind } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { raise } from '../page.js';

const CALLS = 120;

let t: TestHub;
afterEach(() => t.close());

/** So many calls ring two officers, the first five of them as emergencies; all of them are overdue. */
async function overdue(kind: DatabaseKind, calls: number): Promise<string[]> {
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
  const raiseService = t.hub.app.get(RaiseService);
  const ids: string[] = [];
  for (let n = 0; n < calls; n++) {
    const { call } = await raiseService.raise(li, {
      clientCallId: randomUUID(),
      ...(n < 5 && { urgency: 'emergency' as const }),
    });
    ids.push(call.line.id);
  }
  t.clock.leap(75_000);
  return ids;
}
/** Calls whose rings lapsed and that have something due later. */
async function goneOn(): Promise<string[]> {
  const rows = await t.foundations.store.read.rows<{ id: string }>(
    `select id from call where due_at > ?
      and exists (select 1 from fact f where f.call_id = call.id and f.deed = 'lapsed') order by raised_at, id`,
    [t.clock.now()],
  );
  return rows.map(({ id }) => id);
}

/** What the lapses write, and the statements in those writes: what else a start asks grows with how long it takes. */
function countLapses() {
  const { write } = Store.prototype;
  const counts = { writes: 0, statements: 0, stop: () => spy.mockRestore() };
  const counted = (tx: Tx): Tx => ({
    rows: (...asked) => (counts.statements++, tx.rows(...asked)),
    run: (...asked) => (counts.statements++, tx.run(...asked)),
    put: (...asked) => (counts.statements++, tx.put(...asked)),
  });
  const spy = jest.spyOn(Store.prototype, 'write').mockImplementation(function (
    this: Store,
    name,
    work,
    options,
  ) {
    if (name !== 'lapse') return write.call(this, name, work, options);
    counts.writes++;
    return write.call(this, name, (tx) => work(counted(tx)), options);
  });
  return counts;
}

describe.each(DATABASES)('overdue at the start, on %s', (kind) => {
  test('many calls are told in few writes and statements', async () => {
    const calls = await overdue(kind, CALLS);
    const lapses = countLapses();
    await t.restart();
    lapses.stop();
    expect(lapses.writes).toBe(Math.ceil(CALLS / 60));
    // Deed by deed it was a dozen a call.
    expect(lapses.statements).toBeLessThan(CALLS);
    expect(new Set(await goneOn())).toEqual(new Set(calls));
  });

  test.each([
    ['one', -1],
    // Whoever is freed by the others' lapses would be rung for it.
    ['an emergency', 0],
  ])('%s that cannot be done keeps no other', async (_, place) => {
    const calls = await overdue(kind, 9);
    const broken = calls.at(place)!;
    await t.foundations.store.write('break', (tx) =>
      tx.run("update call set policy = 'no policy' where id = ?", [broken]),
    );
    await t.restart();
    expect(new Set(await goneOn())).toEqual(new Set(calls.filter((id) => id !== broken)));
  });

  test('calls that wait are rung for whoever came meanwhile, each officer for one', async () => {
    t = await openTestHub(kind);
    const li = await t.page('li');
    const calls = [];
    for (let n = 0; n < 4; n++) calls.push(await raise(li));
    const wang = await t.page('wang');
    await wang.do('duty:start');
    const { call: first } = await wang.hear<Ring>('offer:ring');
    expect(calls.map(({ id }) => id)).toContain(first.id);
    t.clock.leap(180_000);
    await t.restart();
    const rung = await t.foundations.store.read.rows<{ call_id: string }>(
      'select call_id from offer where ended_at is null',
    );
    // The ring of the first is over; one other, or the first again, rings: not two.
    expect(rung).toHaveLength(1);
    const states = await t.foundations.store.read.rows<{ state: string }>(
      'select state from call order by raised_at, id',
    );
    expect(states.map((c) => c.state).sort()).toEqual(['ringing', 'waiting', 'waiting', 'waiting']);
  });
});
