/** Drills and the hub's own test: the whole way, marked, and in no figure. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Dispatcher } from '../../src/dispatch/dispatcher.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Ring } from '../../src/protocol/calls/ring.js';
import type { CoordinationSnapshot } from '../../src/protocol/events/snapshots.js';
import type { DrillReport } from '../../src/protocol/watch.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, raise, ringOf, type Page } from '../page.js';

describe.each(DATABASES)('a drill, on %s', (kind) => {
  let t: TestHub;
  let li: Page;
  let wang: Page;
  let zhou: Page;
  beforeEach(async () => {
    t = await openTestHub(kind);
    li = await t.page('li');
    wang = await t.page('wang');
    zhou = await t.page('zhou');
  });
  afterEach(() => t.close());

  const drill = async (): Promise<DrillReport> => {
    const { status, body } = await t.http('zhou', 'POST', '/api/watch/drills', {
      communityId: t.world.community.caita,
    });
    expect([status, body.code]).toEqual([201, undefined]);
    return body;
  };
  const reports = async (): Promise<DrillReport[]> =>
    (await t.http('zhou', 'GET', '/api/watch/drills')).body.items;
  const list = async (username: 'zhou' | 'li' | 'wang', query = '') =>
    (await t.http(username, 'GET', `/api/calls${query}`)).body.items.map((c: CallSummary) => c.number);
  const closing = { outcome: 'advised', solved: false, note: '演练' };

  /** Every figure there is, as one thing to compare. */
  const figures = async () => {
    const from = '2026-11-23T16:00:00Z';
    const to = '2026-11-30T16:00:00Z';
    const summary = (await t.http('zhou', 'GET', `/api/reports/summary?from=${from}&to=${to}`)).body;
    const hours = (await t.http('zhou', 'GET', `/api/hours?from=${from}&to=${to}`)).body;
    const shared = (await t.http('zhou', 'GET', '/api/roster/fairness')).body;
    const page = await t.page('zhou');
    const { today } = await page.hear<CoordinationSnapshot>('snapshot');
    page.close();
    const worker = await t.page('li');
    const snapshot = await worker.hear<{ calls: CallSummary[] }>('snapshot');
    worker.close();
    const metrics = ((await t.http(null, 'GET', '/metrics')).body as string)
      .split('\n')
      .filter((line) => line.startsWith('yihu_calls_open'));
    const lists = [
      await list('zhou'),
      await list('li'),
      await list('wang'),
      await list('zhou', '?state=closed,active'),
    ];
    return { summary, hours, shared, today, calls: snapshot.calls, metrics, lists };
  };

  test('goes the whole way marked, rings as the policy says, and is reported', async () => {
    await wang.do('duty:start');
    const zhao = await t.page('zhao');
    await zhao.do('duty:start');
    const begun = await drill();
    expect(begun).toMatchObject({
      kind: 'drill',
      community: { name: '彩塔街社区' },
      call: { number: '演20261124-01' },
    });
    const ring = await ringOf(wang, begun.call!.id);
    expect(ring.call).toMatchObject({
      drill: 'drill',
      number: '演20261124-01',
      community: { name: '彩塔街社区' },
    });
    await zhou.hear<CallSummary>('call:changed', (c) => c.id === begun.call!.id && c.drill === 'drill');
    await t.pass(2);
    await wang.do('offer:received', { offerId: ring.id });
    await t.pass(3);
    const taken = await wang.do('offer:accept', { offerId: ring.id });
    expect(taken).toMatchObject({ drill: 'drill', state: 'active', raisedBy: { name: 'zhou' } });
    await t.pass(5);
    await wang.do('call:close', { callId: taken.id, ...closing });
    await t.pass(6);
    expect((await reports())[0]).toMatchObject({
      passed: true,
      ringSeconds: 0,
      receivedSeconds: 2,
      acceptSeconds: 5,
      closeSeconds: 10,
      rung: [{ name: 'wang检察官', receivedAt: expect.any(String), ending: 'accepted' }],
    });
    // A community worker sees nothing of it and could do nothing with it.
    expect(li.told.map(([event]) => event)).toEqual(['snapshot']);
    expect((await t.http('li', 'GET', `/api/calls/${taken.id}`)).status).toBe(404);
    const rated = await li.ask('call:rate', { callId: taken.id, rating: 1 });
    expect(rated).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await list('zhou', '?drill=1')).toEqual(['演20261124-01']);
  });

  test('that nobody answers ends after one time up the ladder and says who did not hear', async () => {
    await wang.do('duty:start');
    await drill();
    await t.pass(170);
    const [report] = await reports();
    expect(report).toMatchObject({ passed: false, stage: 'not_received', rung: [{ name: 'wang检察官' }] });
    expect(report!.rung![0]!.receivedAt).toBeUndefined();
    expect((await t.http('zhou', 'GET', `/api/calls/${report!.call!.id}`)).body.state).toBe('cancelled');
    const rings = wang.heard<Ring>('offer:ring').length;
    await t.pass(300);
    expect(wang.heard<Ring>('offer:ring').length).toBe(rings);
  });

  test('with nobody on duty has failed at once; one at a time a community; ended by hand', async () => {
    expect(await drill()).toMatchObject({ passed: false, stage: 'nobody' });
    await wang.do('duty:start');
    const second = await drill();
    const third = await t.http('zhou', 'POST', '/api/watch/drills', { communityId: t.world.community.caita });
    expect(third).toMatchObject({ status: 409 });
    const ended = await t.http('zhou', 'POST', `/api/watch/drills/${second.id}/end`);
    expect(ended.body).toMatchObject({ passed: false, stage: 'ended' });
    await wang.hear('offer:ended', (e: { state: string }) => e.state === 'withdrawn');
    expect((await t.http('zhou', 'POST', `/api/watch/drills/${second.id}/end`)).status).toBe(409);
    const foreign = await t.http('zhou', 'POST', '/api/watch/drills', {
      communityId: t.world.community.fengle,
    });
    expect(foreign.status).toBe(404);
  });

  test('accepted and never closed is closed by the hub, and says so', async () => {
    await wang.do('duty:start');
    const { call } = await drill();
    await accept(wang, call!.id);
    await t.leap(31 * 60);
    expect((await reports())[0]).toMatchObject({ passed: false, stage: 'not_closed' });
    expect((await t.http('zhou', 'GET', `/api/calls/${call!.id}`)).body).toMatchObject({
      state: 'closed',
      outcome: 'invalid',
    });
  });

  test('no real call waits for a drill: it comes first, and a held drill does not count as a load', async () => {
    await t.http('xie', 'PUT', '/api/settings', { heldLimit: 1 });
    await wang.do('duty:start');
    const { call } = await drill();
    await accept(wang, call!.id);
    const real = await raise(li);
    await accept(wang, real.id);
    expect(real.number).toBe('20261124-001');
  });

  test('each figure is the same with drills and without', async () => {
    await wang.do('duty:start');
    const one = await raise(li);
    await accept(wang, one.id);
    await wang.do('call:close', { callId: one.id, outcome: 'resolved', solved: true, note: '' });
    await li.do('call:rate', { callId: one.id, rating: 5 });
    const held = await raise(li);
    await accept(wang, held.id);
    const before = await figures();

    const closed = await drill();
    await accept(wang, closed.call!.id);
    await wang.do('call:close', { callId: closed.call!.id, ...closing });
    await t.pass(6);
    const open = await drill();
    await accept(wang, open.call!.id);
    await t.http('zhou', 'POST', '/api/watch/loop-test');
    await settled();
    expect(await figures()).toEqual(before);

    const next = await raise(li);
    expect(next.number).toBe('20261124-003');
  });
});

describe.each(DATABASES)('the hub’s own test, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  const reports = async (): Promise<DrillReport[]> =>
    (await t.http('zhou', 'GET', '/api/watch/drills')).body.items;
  /** The clock goes on a second at a time until the test is over; the device answers between. */
  const over = async (seconds: number): Promise<DrillReport> => {
    for (let n = 0; n < seconds; n++) {
      const [report] = await reports();
      if (report?.endedAt) return report;
      await t.pass(1);
    }
    throw new Error('the loop test did not end');
  };

  test('comes the whole way through desk, dispatcher and channels, and rings no person', async () => {
    const [li, wang, zhou] = [await t.page('li'), await t.page('wang'), await t.page('zhou')];
    await wang.do('duty:start');
    await t.pass(1);
    // The board may still be told of who signed on.
    const calls = (p: Page) => p.told.filter(([event]) => event !== 'duty:changed').length;
    const before = [li, wang, zhou].map(calls);
    expect((await t.http('zhou', 'POST', '/api/watch/loop-test')).status).toBe(202);
    expect((await t.http('zhou', 'POST', '/api/watch/loop-test')).status).toBe(409);
    const report = await over(40);
    expect(report).toMatchObject({
      kind: 'loop',
      passed: true,
      askedBy: 'zhou',
      call: { number: '检20261124-01' },
    });
    expect(report.acceptSeconds).toBeGreaterThanOrEqual(5);
    expect([li, wang, zhou].map(calls)).toEqual(before);
    const journal = (await t.http('zhou', 'GET', `/api/calls/${report.call!.id}/timeline`)).body.items;
    expect(journal.map((f: { deed: string }) => f.deed)).toEqual([
      'raised',
      'rung',
      'lapsed',
      'rung',
      'accepted',
      'closed',
    ]);
  });

  test('every day at the unit’s hour, once', async () => {
    await t.http('xie', 'PUT', '/api/settings', { loopTestHour: 9 });
    await t.pass(61);
    await over(40);
    await t.pass(300);
    const daily = await reports();
    expect(daily).toHaveLength(1);
    expect(daily[0]).toMatchObject({ kind: 'loop', passed: true });
    expect(daily[0]!.askedBy).toBeUndefined();
  });

  test('that does not come through is a finding, until one does', async () => {
    t.hub.app.get(Dispatcher).onApplicationShutdown();
    await t.http('zhou', 'POST', '/api/watch/loop-test');
    for (let n = 0; n < 70; n++) {
      await t.clock.push(1000);
      await settled();
    }
    expect((await reports())[0]).toMatchObject({ passed: false, stage: 'lapse' });
    await t.clock.push(60_000);
    const kinds = async () =>
      (await t.http('zhou', 'GET', '/api/watch')).body.findings.map((f: { kind: string }) => f.kind);
    expect(await kinds()).toContain('loop_failed');
    await t.hub.app.get(Dispatcher).onApplicationBootstrap();
    await t.http('zhou', 'POST', '/api/watch/loop-test');
    await over(40);
    await t.pass(61);
    expect(await kinds()).toEqual([]);
  });
});
