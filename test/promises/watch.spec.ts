/** The auditor finds each kind of damage when rows are damaged by hand, and says nothing where nothing is wrong. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { Dispatcher } from '../../src/dispatch/dispatcher.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { DrillReport, Readiness, WatchState } from '../../src/protocol/watch.js';
import { Directory } from '../../src/directory/directory.js';
import { ClockWatch } from '../../src/watch/clock/clock-watch.js';
import { EventLoopWatch } from '../../src/watch/event-loop-watch.js';
import { UnreadableCallsWatch } from '../../src/watch/unreadable-calls-watch.js';
import { Auditor } from '../../src/watch/auditor.js';
import { FindingsService } from '../../src/watch/findings.service.js';
import { judgeHolidays } from '../../src/watch/audit-rules.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';

describe.each(DATABASES)('what watches over the hub, on %s', (kind) => {
  let t: TestHub;
  let li: Page;
  let zhou: Page;
  beforeEach(async () => {
    t = await openTestHub(kind);
    li = await t.page('li');
    zhou = await t.page('zhou');
  });
  afterEach(() => t.close());

  const damage = (sql: string, params: (string | number | null)[] = []) =>
    t.foundations.store.write('damage', (tx) => tx.run(sql, params));
  const watch = async (): Promise<WatchState> => (await t.http('zhou', 'GET', '/api/watch')).body;
  const kinds = async () => (await watch()).findings.map((f) => f.kind);
  /** A minute in which the auditor looks and the dispatcher, who would mend it, does not. */
  const audited = () => t.hub.app.get(Auditor).run();
  const onDuty = async (username: 'wang' | 'zhao') => {
    const page = await t.page(username);
    await page.do('duty:start');
    return page;
  };

  test('a quiet hub and one with calls in every state have nothing to say', async () => {
    await t.pass(70);
    expect(await watch()).toMatchObject({ findings: [], late: 0, checkedAt: expect.any(String) });
    await raise(li);
    await t.pass(200);
    const wang = await onDuty('wang');
    const held = await raise(li);
    await accept(wang, held.id);
    await raise(li);
    await t.pass(130);
    expect((await watch()).findings).toEqual([]);
    expect(zhou.heard('watch:changed')).toEqual([]);
  });

  test('a year whose holidays nobody knows is a finding, told each coordinator once with what to do, over when known', async () => {
    await t.http('xie', 'PUT', '/api/settings', {
      gatewayUrl: 'http://127.0.0.1:9/',
      gatewaySecret: 'secret',
    });
    const { calendars } = t.hub.app.get(Directory);
    const known = calendars.of;
    calendars.of = (unitId) => ({ ...known(unitId), published: new Set([2025]) });
    await audited();
    await audited();
    expect((await watch()).findings).toMatchObject([{ kind: 'holidays_unknown', count: 2026 }]);
    const told = await t.foundations.store.read.rows<{ person_id: string; params: string; path: string }>(
      "select person_id, params, path from notice where kind = 'alert'",
    );
    expect(told.map(({ params, ...row }) => ({ ...row, params: JSON.parse(params) }))).toEqual([
      { person_id: t.world.ids.zhou, path: '/admin/calendar', params: { about: 'holidays', count: '2026' } },
    ]);
    // From December on it is about another year, which nobody has heard of yet.
    const units = [{ id: t.world.unit.heping, published: new Set([2025, 2026]) }];
    for (const today of ['2026-12-01', '2027-03-01'])
      await t.hub.app.get(FindingsService).settle(['holidays_unknown'], judgeHolidays(units, today));
    expect((await watch()).findings).toMatchObject([{ kind: 'holidays_unknown', count: 2027 }]);
    expect(
      (
        await t.foundations.store.read.rows<{ params: string }>(
          "select params from notice where kind = 'alert' order by params",
        )
      ).map(({ params }) => JSON.parse(params).count),
    ).toEqual(['2026', '2027']);
    calendars.of = known;
    await audited();
    expect(await kinds()).toEqual([]);
  });

  test('a call that waits and nobody was alerted of, one that rings nobody: found once, told once, over when mended', async () => {
    const call = await raise(li);
    await t.pass(40);
    const [row] = await t.foundations.store.read.rows<{ ringing: string }>(
      'select ringing from call where id = ?',
      [call.id],
    );
    await damage('update call set ringing = ? where id = ?', [
      JSON.stringify({ ...JSON.parse(row!.ringing), alerts: [] }),
      call.id,
    ]);
    await audited();
    const told = await zhou.hear<WatchState>('watch:changed', (w) => w.findings.length === 1);
    expect(told.findings[0]).toMatchObject({
      kind: 'unwatched',
      call: { id: call.id, number: call.number, community: '彩塔街社区' },
    });
    await audited();
    await audited();
    expect((await watch()).findings).toHaveLength(1);
    await damage('update call set ringing = ? where id = ?', [row!.ringing, call.id]);
    await audited();
    await zhou.hear<WatchState>('watch:changed', (w) => w.findings.length === 0);
    const { past } = (await t.http('zhou', 'GET', '/api/watch')).body;
    expect(past).toMatchObject([{ kind: 'unwatched', closedAt: expect.any(String) }]);

    const wang = await onDuty('wang');
    await wang.hear('offer:ring');
    await damage("update offer set ended_at = 1, ending = 'withdrawn' where ended_at is null");
    await audited();
    expect(await kinds()).toEqual(['unwatched']);
  });

  test('a call that no clock will look at again', async () => {
    const call = await raise(li);
    await t.pass(40);
    await damage('update call set due_at = null where id = ?', [call.id]);
    await audited();
    expect(await kinds()).toEqual(['unwatched']);
  });

  test('what is newer than the grace is not judged', async () => {
    const call = await raise(li);
    await damage('update call set due_at = null where id = ?', [call.id]);
    await audited();
    expect(await kinds()).toEqual([]);
  });

  test('something due that was not done: a call, a duty row, a ring', async () => {
    const wang = await onDuty('wang');
    const call = await raise(li);
    await wang.hear('offer:ring');
    const past = t.clock.now() - 31_000;
    await damage('update call set due_at = ? where id = ?', [past, call.id]);
    await audited();
    expect(await kinds()).toEqual(['overdue']);
    await damage('update duty set due_at = ?', [past]);
    await damage('update offer set expires_at = ?', [past]);
    await audited();
    expect(await kinds()).toEqual(['overdue', 'overdue', 'overdue']);
  });

  test('a ring that lives on after its call', async () => {
    const wang = await onDuty('wang');
    const call = await raise(li);
    await wang.hear('offer:ring');
    await damage("update call set state = 'cancelled', due_at = null where id = ?", [call.id]);
    await audited();
    expect((await watch()).findings).toMatchObject([{ kind: 'dead_offer', call: { id: call.id } }]);
  });

  test('notices that do not arrive, and notices that nobody sends', async () => {
    const now = t.clock.now();
    const notice = (
      id: string,
      more: { kind?: string; due?: number; failure?: string; delivered?: number },
    ) =>
      damage(
        `insert into notice (id, unit_id, person_id, kind, params, path, created_at, deadline, due_at, attempts, tried,
          delivered_at, failure) values (?, ?, ?, ?, '{}', '/', ?, ?, ?, 1, '{}', ?, ?)`,
        [
          id,
          t.world.unit.heping,
          t.world.ids.wang,
          more.kind ?? 'ring',
          now,
          now + 600_000,
          more.due ?? null,
          more.delivered ?? null,
          more.failure ?? null,
        ],
      );
    await notice('a', { failure: 'status 500' });
    await notice('b', { failure: 'status 500' });
    await notice('c', { failure: 'ring ended' });
    // Heard on the page; and words about a roster to people who have no channel, which wait on theirs.
    for (const id of ['j', 'k', 'l']) await notice(id, { failure: 'received' });
    for (const id of ['m', 'n', 'o']) await notice(id, { kind: 'roster', failure: 'no channel' });
    await audited();
    expect(await kinds()).toEqual([]);
    await notice('d', { failure: 'status 500' });
    await audited();
    expect((await watch()).findings).toMatchObject([{ kind: 'notices_failing', count: 3 }]);
    for (const id of ['e', 'f', 'g', 'h']) await notice(id, { delivered: now });
    await notice('i', { due: now - 61_000 });
    await audited();
    expect(await kinds()).toEqual(['notices_stuck']);
  });

  test('a dispatcher that has stopped, and a node that is not heard of, are raised by the second timer', async () => {
    const dispatcher = t.hub.app.get(Dispatcher);
    dispatcher.onApplicationShutdown();
    await t.clock.push(75_000);
    expect(await kinds()).toEqual(['dispatcher_stopped']);
    expect((await t.http(null, 'GET', '/api/health/ready')).status).toBe(200);
    const metrics = (await t.http(null, 'GET', '/metrics')).body as string;
    expect(metrics).toMatch(/^yihu_watch_findings\{kind="dispatcher_stopped"\} 1$/m);
    expect(metrics).toMatch(/^yihu_watch_findings\{kind="unwatched"\} 0$/m);
    expect(metrics).toMatch(/^yihu_watch_last_run_timestamp_seconds \d+/m);
    await dispatcher.onApplicationBootstrap();
    await t.pass(21);
    expect(await kinds()).toEqual([]);
    if (kind === 'sqlite') return;
    const now = t.clock.now();
    await damage(
      'insert into hub_node (id, started_at, beat_at, dispatched_at, audited_at) values (?, ?, ?, ?, ?)',
      ['other', now, now, now, now],
    );
    await t.pass(61);
    expect(await kinds()).toEqual([]);
    await t.pass(61);
    expect(await kinds()).toEqual(['node_silent']);
  });

  test('an auditor that has stopped is raised by the second timer', async () => {
    await t.hub.app.get(Auditor).onApplicationShutdown();
    await t.pass(200);
    expect(await kinds()).toEqual(['auditor_stopped']);
  });

  test('a hub that stood still says for how long, wakes nobody for it, and forgets it after ten minutes', async () => {
    await t.http('xie', 'PUT', '/api/settings', {
      gatewayUrl: 'http://127.0.0.1:9/',
      gatewaySecret: 'secret',
    });
    const eventLoop = t.hub.app.get(EventLoopWatch);
    eventLoop.note(200);
    await t.pass(21);
    expect((await watch()).findings).toEqual([]);
    eventLoop.note(1234.4);
    await t.pass(21);
    expect((await watch()).findings).toMatchObject([{ kind: 'stood_still', count: 1234 }]);
    expect((await t.http(null, 'GET', '/metrics')).body).toContain('yihu_longest_standstill_seconds 1.2344');
    expect(await t.foundations.store.read.rows("select id from notice where path = '/watch'")).toEqual([]);
    // Another process speaks for itself.
    await damage(
      `insert into watch_finding (id, unit_id, kind, subject, opened_at, last_seen_at) values ('f', '', 'stood_still', 'gone:1', 1, 1)`,
    );
    await t.pass(21);
    expect((await watch()).findings).toHaveLength(1);
    await t.pass(601);
    expect((await watch()).findings).toEqual([]);
  });

  test('a clock that is wrong, or was set, is said with its seconds, wakes nobody, and is over when it is right', async () => {
    const clocks = t.hub.app.get(ClockWatch);
    clocks.note('time_server', 1999);
    await t.pass(21);
    expect((await watch()).findings).toEqual([]);
    clocks.note('time_server', -7400);
    clocks.stepped(-61_000);
    await t.pass(21);
    const found = (await watch()).findings.map(({ kind, count }) => `${kind} ${count}`);
    expect(found.sort()).toEqual(['clock_off 7', 'clock_stepped 61']);
    const { body } = await t.http(null, 'GET', '/metrics');
    expect(body).toMatch(/^yihu_clock_offset_seconds\{against="time_server"\} -7.4$/m);
    expect(await t.foundations.store.read.rows("select id from notice where path = '/watch'")).toEqual([]);
    clocks.note('time_server', 12);
    await t.pass(21);
    expect(await kinds()).toEqual(['clock_stepped']);
    await t.leap(3600);
    await t.pass(21);
    expect(await kinds()).toEqual([]);
  });

  test('where files are kept does not answer: calls are taken, the board and the readiness say it until it is over', async () => {
    const { fileStore } = t.foundations.config;
    if (fileStore.kind !== 'folder') throw new Error('a folder is what there is without a setting');
    const ready = async () => (await t.http(null, 'GET', '/api/health/ready')).body;
    await t.pass(121);
    expect([await kinds(), await ready()]).toEqual([[], { status: 'ready' }]);
    rmSync(fileStore.path, { recursive: true, force: true });
    writeFileSync(fileStore.path, '');
    await t.pass(121);
    expect([await kinds(), await ready()]).toEqual([['files_lost'], { status: 'ready', files: 'lost' }]);
    expect((await t.http(null, 'GET', '/metrics')).body).toMatch(/^yihu_file_store_well 0$/m);
    expect(await t.foundations.store.read.rows("select id from notice where path = '/watch'")).toEqual([]);
    await raise(li);
    rmSync(fileStore.path);
    await t.pass(121);
    expect([await kinds(), await ready()]).toEqual([[], { status: 'ready' }]);
    expect((await t.http(null, 'GET', '/metrics')).body).toMatch(/^yihu_file_store_well 1$/m);
  });

  test('one notice to each coordinator for all that opens at once, and no other', async () => {
    await t.http('xie', 'PUT', '/api/settings', {
      gatewayUrl: 'http://127.0.0.1:9/',
      gatewaySecret: 'secret',
    });
    for (let n = 0; n < 3; n++) await raise(li);
    await t.pass(40);
    await damage('update call set due_at = null');
    await audited();
    await audited();
    expect(await kinds()).toEqual(['unwatched', 'unwatched', 'unwatched']);
    const sent = await t.foundations.store.read.rows<{ person_id: string; params: string }>(
      `select person_id, params from notice where kind = 'alert' and path = '/watch'`,
    );
    expect(sent.map((s) => [s.person_id, JSON.parse(s.params)])).toEqual([
      [t.world.ids.zhou, { about: 'watch' }],
    ]);
  });

  test('nobody but coordinators sees it, and each their own unit', async () => {
    const call = await raise(li);
    await t.pass(40);
    await damage('update call set due_at = null where id = ?', [call.id]);
    await audited();
    expect((await t.http('gao', 'GET', '/api/watch')).body.findings).toEqual([]);
    expect((await t.http('wang', 'GET', '/api/watch')).status).toBe(403);
    expect((await t.http('li', 'GET', '/api/watch')).status).toBe(403);
    expect((await t.http('gao', 'POST', `/api/watch/late/${call.id}`)).status).toBe(404);
  });

  test('a light for each community: who hears it, and who does not', async () => {
    const light = async (): Promise<Readiness> =>
      (await t.http('li', 'GET', `/api/communities/${t.world.community.caita}/readiness`)).body;
    expect(await light()).toEqual({
      onDuty: 0,
      hearing: 0,
      byNotice: 0,
      busy: 0,
      asleep: 0,
      liaison: 'off_duty',
      light: 'red',
    });
    const zhao = await onDuty('zhao');
    expect(await light()).toMatchObject({ onDuty: 1, hearing: 1, liaison: 'off_duty', light: 'green' });
    const wang = await onDuty('wang');
    expect(await light()).toMatchObject({ onDuty: 2, hearing: 2, liaison: 'hears' });
    await wang.do('duty:pause', { reason: 'court' });
    expect(await light()).toMatchObject({ onDuty: 1, hearing: 1, liaison: 'paused', light: 'green' });
    zhao.close();
    await t.pass(1);
    await t.pass(20);
    expect(await light()).toMatchObject({ onDuty: 1, hearing: 0, byNotice: 0, light: 'red' });
    await t.http('xie', 'PUT', '/api/settings', {
      gatewayUrl: 'http://127.0.0.1:9/',
      gatewaySecret: 'secret',
    });
    expect(await light()).toMatchObject({ onDuty: 1, hearing: 0, byNotice: 1, light: 'amber' });
    const { items } = (await t.http('zhou', 'GET', '/api/watch/readiness')).body;
    expect(items).toMatchObject([
      { community: { name: '彩塔街社区' }, liaisonName: 'wang检察官', liaison: 'paused', light: 'amber' },
      { community: { name: '沙岗社区' }, liaison: 'none', light: 'amber' },
    ]);
  });

  test('who waits for an answer is one number everywhere, also while it rings past the time to answer', async () => {
    const wang = await onDuty('wang');
    const call = await raise(li);
    const counted = async () => {
      const get = async (path: string) => (await t.http('zhou', 'GET', path)).body;
      const page = await t.page('zhou');
      const board = (await page.hear('snapshot')).today.waiting as number;
      page.close();
      const { body: text } = await t.http(null, 'GET', '/metrics');
      const metric = Number(/^yihu_calls_waiting (\d+)$/m.exec(text as string)![1]);
      const listed = (await get('/api/calls?late=waits')).items.length as number;
      const open = (await get('/api/reports/open')).waiting.calls as number;
      const span = 'from=2026-11-24T00:00:00%2B08:00&to=2026-11-25T00:00:00%2B08:00';
      const report = (await get(`/api/reports/summary?${span}`)).calls.waiting as number;
      return [
        board,
        (await watch()).waiting,
        (await get('/api/wall')).today.waiting,
        metric,
        listed,
        open,
        report,
      ];
    };
    const all = (n: number) => Array.from({ length: 7 }, () => n);
    expect(await counted()).toEqual(all(0));
    await t.pass(20 + 60 + 5); // the ladder ended, it waits
    expect(await counted()).toEqual(all(1));
    await t.pass(120); // and it rings again, 205 s after the raise
    expect((await t.http('zhou', 'GET', `/api/calls/${call.id}`)).body.state).toBe('ringing');
    expect(await counted()).toEqual(all(1));
    await accept(wang, call.id);
    expect(await counted()).toEqual(all(0));
  });

  test('all on duty hold as many as they may: busy on the watch, for the community, on the wall and in the drill report', async () => {
    const wang = await onDuty('wang');
    for (let i = 0; i < 5; i++) await accept(wang, (await raise(li)).id);
    const busy = { onDuty: 1, hearing: 0, busy: 1, asleep: 0, light: 'busy' };
    const { items } = (await t.http('zhou', 'GET', '/api/watch/readiness')).body;
    expect(items).toMatchObject([
      { ...busy, liaison: 'busy' },
      { ...busy, liaison: 'none' },
    ]);
    const caita = t.world.community.caita;
    expect((await t.http('li', 'GET', `/api/communities/${caita}/readiness`)).body).toMatchObject(busy);
    expect((await t.http('zhou', 'GET', '/api/wall')).body.ready).toEqual({
      light: 'busy',
      onDuty: 1,
      hearing: 0,
      busy: 1,
    });
    const drill = await t.http('zhou', 'POST', '/api/watch/drills', { communityId: caita });
    expect(drill.body).toMatchObject({ passed: false, stage: 'busy' });
    expect((await raise(li)).state).toBe('waiting');
    await wang.do('duty:end', { keep: true });
    expect((await t.http('zhou', 'GET', '/api/wall')).body.ready).toMatchObject({ light: 'red', onDuty: 0 });
  });

  test('a call that cannot be read is told by number and state, the others whole, and the watch says so', async () => {
    const wang = await onDuty('wang');
    const [fine, sealed, broken, halved, waiting] = [
      await raise(li, { summary: '读得出' }),
      await raise(li, { summary: '读不出' }),
      await raise(li),
      await raise(li),
      await raise(li),
    ];
    for (const call of [fine, sealed, broken, halved]) await accept(wang, call.id);
    await accept(wang, waiting.id);
    await wang.do('call:close', { callId: waiting.id, outcome: 'advised', solved: false, note: '' });
    const foreign = 'v1.k9.' + Buffer.alloc(60).toString('base64url');
    await damage('update call set summary = ? where id = ?', [foreign, sealed.id]);
    await damage("update call set policy = 'no policy' where id = ?", [broken.id]);
    await damage("update call set ringing = 'null' where id = ?", [halved.id]);
    await damage("update call set policy = '[]' where id = ?", [waiting.id]);

    type Told = [string, string[]];
    const shown = (calls: readonly CallSummary[]) =>
      new Map(calls.map((c): Told => [c.id, [c.number, c.state, c.summary, c.shows ?? 'whole']]));
    const told = (...active: CallSummary[]) =>
      new Map<string, string[]>([
        [fine.id, [fine.number, 'active', '读得出', 'whole']],
        ...active.map((c): Told => [c.id, [c.number, 'active', '', 'broken']]),
      ]);
    const over: Told = [waiting.id, [waiting.number, 'closed', '', 'broken']];
    const held = told(sealed, broken, halved);
    const snapshot = async (who: 'li' | 'wang' | 'zhou') =>
      shown((await (await t.page(who)).hear<{ calls: CallSummary[] }>('snapshot')).calls);
    expect(await snapshot('wang')).toEqual(held);
    expect(await snapshot('li')).toEqual(new Map<string, string[]>([...held, over]));
    expect(await snapshot('zhou')).toEqual(new Map<string, string[]>([...held, over]));
    for (const who of ['li', 'zhou'] as const)
      expect(shown((await t.http(who, 'GET', '/api/calls')).body.items)).toEqual(
        new Map<string, string[]>([...held, over]),
      );
    const own: CallSummary[] = (await t.http('wang', 'GET', '/api/calls')).body.items;
    expect(own.find((c) => c.id === broken.id)).toMatchObject({ state: 'active', shows: 'broken' });

    await t.hub.app.get(UnreadableCallsWatch).sweep();
    const found = (await watch()).findings.filter((f) => f.kind === 'unreadable');
    expect(found.map((f) => f.call?.number).sort()).toEqual(
      [sealed, broken, halved, waiting].map((c) => c.number).sort(),
    );
    await damage(
      'update call set summary = null, policy = (select policy from call where id = ?) where id = ?',
      [fine.id, sealed.id],
    );
    await t.hub.app.get(UnreadableCallsWatch).sweep();
    expect((await watch()).findings.filter((f) => f.kind === 'unreadable')).toHaveLength(3);
  });

  /** What the community, the watch, the wall and a drill say of one moment; the drill is over by itself or by hand. */
  const saidEverywhere = async () => {
    const { caita } = t.world.community;
    const { body: community } = await t.http('li', 'GET', `/api/communities/${caita}/readiness`);
    const { items } = (await t.http('zhou', 'GET', '/api/watch/readiness')).body;
    const { ready } = (await t.http('zhou', 'GET', '/api/wall')).body;
    const drill = (await t.http('zhou', 'POST', '/api/watch/drills', { communityId: caita })).body;
    await t.http('zhou', 'POST', `/api/watch/drills/${drill.id}/end`);
    const reports = (await t.http('zhou', 'GET', '/api/watch/drills')).body.items as DrillReport[];
    return {
      lights: [community, ...items, ready] as Readiness[],
      drill: reports.find((r) => r.id === drill.id)!,
    };
  };
  const policy = (more: object) =>
    t.http('zhou', 'PUT', '/api/policies', {
      items: [
        {
          id: 'new',
          name: '',
          match: { when: 'any' },
          steps: [{ ring: 'all', seconds: 60 }],
          afterHours: 'ring',
          promiseSeconds: 120,
          afterPromiseSeconds: 300,
          owners: [],
          ...more,
        },
      ],
    });

  test('a step for who handled somebody last hides nobody and invents nobody: each place says who a call rings', async () => {
    const steps = [
      { ring: 'last_handler', seconds: 20 },
      { ring: 'last_of_community', seconds: 20 },
      { ring: 'all', seconds: 60 },
    ];
    // No ladder ends with such a step: nobody is reached by it alone.
    expect((await policy({ steps: steps.slice(0, 2) })).status).toBe(400);
    expect((await policy({ steps })).status).toBe(200);
    const wang = await onDuty('wang');
    await accept(wang, (await raise(li, { resident: { phone: '13912345678', basis: 'consent' } })).id);
    await wang.do('duty:end', { keep: true });
    const none = await saidEverywhere();
    expect(none.lights.map((l) => [l.light, l.hearing])).toEqual(Array.from({ length: 4 }, () => ['red', 0]));
    expect(none.drill).toMatchObject({ passed: false, stage: 'nobody' });
    await onDuty('zhao');
    const one = await saidEverywhere();
    expect(one.lights.map((l) => [l.light, l.hearing])).toEqual(
      Array.from({ length: 4 }, () => ['green', 1]),
    );
    expect(one.drill.rung).toHaveLength(1);
    expect((await raise(li)).state).toBe('ringing');
  });

  test('after hours, where a call waits for the morning: each place says so, and who hears danger', async () => {
    expect((await policy({ afterHours: 'book' })).status).toBe(200);
    const zhao = await onDuty('zhao');
    const day = await saidEverywhere();
    expect(day.lights.map((l) => [l.light, l.bookedAt])).toEqual(
      Array.from({ length: 4 }, () => ['green', undefined]),
    );
    expect(day.drill).not.toHaveProperty('bookedAt');
    await zhao.do('duty:end');
    await t.leap(11 * 3600); // Tuesday, 20:00
    li = await t.page('li');
    const opening = '2026-11-25T00:30:00.000Z';
    const nobody = await saidEverywhere();
    expect(nobody.lights.map((l) => [l.light, l.bookedAt])).toEqual(
      Array.from({ length: 4 }, () => ['red', opening]),
    );
    await onDuty('zhao');
    const night = await saidEverywhere();
    expect(night.lights.map((l) => [l.light, l.bookedAt, l.hearing])).toEqual(
      Array.from({ length: 4 }, () => ['booked', opening, 1]),
    );
    // The drill rings, since it tries the devices; its report says what a real call would have done.
    expect(night.drill).toMatchObject({ bookedAt: opening, rung: [{ name: 'zhao检察官助理' }] });
    expect(await raise(li)).toMatchObject({ state: 'waiting', booked: { at: opening } });
    expect((await raise(li, { urgency: 'emergency' })).state).toBe('ringing');
  });
});
