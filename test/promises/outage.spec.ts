/** After an outage: a short one changes nothing; what a long one left over waits on a list and is rung one at a time. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { TimelineItem } from '../../src/protocol/calls/timeline.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Ring } from '../../src/protocol/calls/ring.js';
import type { CoordinationSnapshot } from '../../src/protocol/events/snapshots.js';
import type { WatchState } from '../../src/protocol/watch.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';

const MINUTES = 60;

describe.each(DATABASES)('after an outage, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  /** The hub is away for so many minutes and comes back. */
  const outage = async (minutes: number) => {
    t.clock.leap(minutes * MINUTES * 1000);
    await t.restart();
  };
  const three = async () => {
    const li = await t.page('li');
    const calls: CallSummary[] = [];
    for (let n = 0; n < 3; n++) {
      calls.push(await raise(li));
      await t.pass(1);
    }
    return calls;
  };
  const detail = async (id: string): Promise<CallSummary> =>
    (await t.http('zhou', 'GET', `/api/calls/${id}`)).body;
  const deeds = async (id: string): Promise<TimelineItem[]> =>
    (await t.http('zhou', 'GET', `/api/calls/${id}/timeline`)).body.items;
  const rung = (page: Page) => new Set(page.heard<Ring>('offer:ring').map((r) => r.call.id));

  test('shorter than the cut-off: rings go on at the next start, as ever', async () => {
    const wang = await t.page('wang');
    await wang.do('duty:start');
    const [call] = await three();
    await outage(59);
    const again = await t.page('wang');
    expect((await again.hear<{ offers: Ring[] }>('snapshot')).offers.map((o) => o.call.id)).toContain(
      call!.id,
    );
    expect((await deeds(call!.id)).map((f) => f.deed)).not.toContain('late_found');
    expect((await t.http('zhou', 'GET', '/api/watch')).body.late).toBe(0);
  });

  test('longer: on a list, alerted, told once with the count, and nobody is rung in a burst', async () => {
    const wang = await t.page('wang');
    await wang.do('duty:start');
    const calls = await three();
    await outage(90);
    const [zhou, back] = [await t.page('zhou'), await t.page('wang')];
    const snapshot = await zhou.hear<CoordinationSnapshot>('snapshot');
    expect(snapshot.calls.map((c) => c.state)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(snapshot.calls.every((c) => c.foundLate !== undefined)).toBe(true);
    expect(new Set(snapshot.alerts.map((a) => a.callId))).toEqual(new Set(calls.map((c) => c.id)));
    await t.pass(6);
    const told = await zhou.hear<WatchState>('watch:changed');
    expect(told).toMatchObject({ late: 3, findings: [{ kind: 'late_found', count: 3 }] });
    expect(rung(back).size).toBe(0);
    const { lateCalls } = (await t.http('zhou', 'GET', '/api/watch')).body;
    expect(lateCalls.map((l: { call: CallSummary }) => l.call.id)).toEqual(calls.map((c) => c.id));

    // One a minute, the oldest first; whoever holds it has answered before the next comes.
    for (const call of calls) {
      await t.pass(60);
      await accept(back, call.id);
      expect(rung(back).size).toBe(calls.indexOf(call) + 1);
    }
    const said = (await deeds(calls[1]!.id)).map((f) => f.deed);
    // That nobody has held it is said beside it.
    expect(said.filter((deed) => deed !== 'entrusted')).toEqual([
      'raised',
      'rung',
      'lapsed',
      'late_found',
      'alerted',
      'alerted',
      'brought_back',
      'rung',
      'accepted',
    ]);
    await t.pass(60);
    expect((await t.http('zhou', 'GET', '/api/watch')).body).toMatchObject({ late: 0, findings: [] });
  });

  test('a coordinator brings one back with a touch, and it is rung now; a second touch is too late', async () => {
    const wang = await t.page('wang');
    await wang.do('duty:start');
    const calls = await three();
    await outage(90);
    const back = await t.page('wang');
    const last = calls[2]!;
    const touched = await t.http('zhou', 'POST', `/api/watch/late/${last.id}`);
    expect(touched).toMatchObject({ status: 200, body: { state: 'ringing' } });
    expect(touched.body.foundLate).toBeUndefined();
    await back.hear<Ring>('offer:ring', (r) => r.call.id === last.id);
    const repeat = await t.http('zhou', 'POST', `/api/watch/late/${last.id}`);
    expect(repeat.body).toMatchObject({ status: 409, code: 'conflict' });
    const item = (await deeds(last.id)).find((f) => f.deed === 'brought_back');
    expect(item).toMatchObject({ actor: { name: 'zhou' }, data: { turn: false } });
  });

  test('who signs on is rung for new calls, not for those whose turn has not come', async () => {
    const calls = await three();
    await outage(90);
    const wang = await t.page('wang');
    await wang.do('duty:start');
    await t.pass(1);
    expect(rung(wang).size).toBe(0);
    const fresh = await raise(await t.page('li'));
    await wang.hear<Ring>('offer:ring', (r) => r.call.id === fresh.id);
    expect((await detail(calls[0]!.id)).foundLate).toBeDefined();
  });

  test('the cut-off is the unit’s own, and held calls are never set aside', async () => {
    const wang = await t.page('wang');
    await wang.do('duty:start');
    const li = await t.page('li');
    const held = await raise(li);
    await accept(wang, held.id);
    const call = await raise(li);
    await t.http('xie', 'PUT', '/api/settings', { lateCutOffMinutes: 240 });
    await outage(180);
    expect((await detail(call.id)).foundLate).toBeUndefined();
    await t.http('xie', 'PUT', '/api/settings', { lateCutOffMinutes: 30 });
    await outage(180);
    expect((await detail(call.id)).foundLate).toBeDefined();
    expect(await detail(held.id)).toMatchObject({ state: 'active' });
  });

  test('the raiser may still take it back, and it leaves the list', async () => {
    const [call] = await three();
    await outage(90);
    const li = await t.page('li');
    await li.do('call:cancel', { callId: call!.id });
    expect(await detail(call!.id)).toMatchObject({ state: 'cancelled' });
    expect((await t.http('zhou', 'GET', '/api/watch')).body.late).toBe(2);
  });
});
