import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { TimelineItem } from '../../src/protocol/calls/timeline.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Deadline, DeadlineNear } from '../../src/protocol/calls/deadline.js';
import { DATABASES } from '../databases.js';
import { MORNING, openTestHub, settled, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
const iso = (seconds: number) => new Date(MORNING + seconds * 1000).toISOString();
/** 2026-12-01 09:00 in Shenyang, for example. */
const local = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`).toISOString();

describe.each(DATABASES)('deadlines keep the unit’s working time and explain themselves, on %s', (kind) => {
  let t: TestHub;
  let [li, wang, zhou] = [] as unknown as [Page, Page, Page];
  beforeEach(async () => {
    t = await openTestHub(kind);
    [li, wang, zhou] = [await t.page('li'), await t.page('wang'), await t.page('zhou')];
    await wang.do('duty:start');
  });
  afterEach(() => t.close());

  const held = async (more = {}): Promise<CallSummary> => {
    const { id } = await raise(li, more);
    return accept(wang, id);
  };
  const now = async (callId: string): Promise<CallSummary> =>
    (await t.http('zhou', 'GET', `/api/calls/${callId}`)).body;
  const deadlines = async (callId: string, headers = {}, who: 'wang' | 'zhou' | 'li' = 'wang') => {
    const { body } = await t.http(who, 'GET', `/api/calls/${callId}/deadlines`, undefined, headers);
    return Object.fromEntries((body.items as Deadline[]).map((d) => [d.kind, d])) as Record<string, Deadline>;
  };
  const rules = async (...given: object[]) => {
    const { body } = await t.http('zhou', 'GET', '/api/deadlines');
    const answer = await t.http('zhou', 'PUT', '/api/deadlines', { rules: given, tag: body.tag });
    expect(answer.status).toBe(200);
  };
  const byWorkingDays = (amount = 2, more = {}) =>
    rules({ clock: 'close', urgency: 'normal', amount, unit: 'working_days', ...more });
  const deeds = async (callId: string) =>
    ((await t.http('zhou', 'GET', `/api/calls/${callId}/timeline`)).body.items as TimelineItem[]).map(
      (item) => item.deed,
    );
  const near = (page: Page, callId: string) =>
    page.heard<DeadlineNear>('deadline:near').filter((d) => d.callId === callId);
  const closing = (callId: string) => ({ callId, outcome: 'resolved', solved: true, note: '已办' });

  test('with nothing set they are the contract’s, and each tells its arithmetic in the reader’s language', async () => {
    const call = await held();
    expect(call).toMatchObject({ answerBy: iso(180), closeBy: iso(7 * DAY), contactBy: iso(600) });
    const zh = await deadlines(call.id);
    expect(zh.answer).toMatchObject({ state: 'met', due: iso(180), rule: '发起后 3 分钟内有人接听' });
    expect(zh.contact).toMatchObject({ state: 'running', due: iso(600), rule: '接听后 10 分钟内首次联系' });
    expect(zh.close).toMatchObject({
      state: 'running',
      due: iso(7 * DAY),
      steps: [{ from: iso(0), to: iso(7 * DAY), countedSeconds: 7 * DAY, why: '按自然时间连续计时' }],
    });
    const en = await deadlines(call.id, { 'accept-language': 'en' }, 'zhou');
    expect(en.close).toMatchObject({ rule: 'closed within 7 days of the call' });
    expect((await t.http('gao', 'GET', `/api/calls/${call.id}/deadlines`)).status).toBe(404);
    expect((await t.http('zhao', 'GET', `/api/calls/${call.id}/deadlines`)).status).toBe(404);
  });

  test('a contact is logged with one touch, a message of the holder counts, and a close without any is flagged', async () => {
    const [phoned, written, silent] = [await held(), await held(), await held()];
    await t.pass(60);
    expect(await wang.do('call:contact', { callId: phoned.id, how: 'phone' })).toMatchObject({
      contactedAt: iso(60),
    });
    const { version } = await now(phoned.id);
    expect((await wang.do('call:contact', { callId: phoned.id, how: 'phone' })).version).toBe(version);
    await wang.do('call:message', { callId: written.id, clientMessageId: 'm', text: '马上给您回电' });
    expect((await now(written.id)).contactedAt).toBe(iso(60));
    expect((await now(written.id)).contactBy).toBeUndefined();
    expect((await deadlines(phoned.id)).contact).toMatchObject({ state: 'met', doneAt: iso(60) });
    for (const { id } of [phoned, written, silent]) await wang.do('call:close', closing(id));
    expect((await now(phoned.id)).uncontacted).toBeUndefined();
    expect((await now(written.id)).uncontacted).toBeUndefined();
    expect((await now(silent.id)).uncontacted).toBe(true);
    expect((await deadlines(silent.id, {}, 'zhou')).contact).toMatchObject({ state: 'ended' });
  });

  test('two working days from Tuesday 09:00 end on Thursday 09:00; a pause moves them by the working time paused', async () => {
    await byWorkingDays();
    const call = await held();
    expect(call.closeBy).toBe(iso(2 * DAY));
    await t.leap(HOUR - 5);
    // Until Friday 10:00: the lunch breaks and nights in it are not given back.
    const until = local('2026-11-27 10:00');
    const paused = await wang.do('call:pause', { callId: call.id, reason: 'body', until });
    expect(paused.paused).toEqual({ reason: 'body', since: iso(HOUR), until });
    await li.hear<CallSummary>('call:changed', (c) => c.id === call.id && c.paused?.reason === 'body');
    expect((await deadlines(call.id)).close).toMatchObject({ state: 'paused', leftSeconds: 13 * HOUR });
    const { version } = await now(call.id);
    await wang.do('call:pause', { callId: call.id, reason: 'body', until });
    expect((await now(call.id)).version).toBe(version);
    expect(await wang.ask('call:pause', { callId: call.id, reason: 'resident' })).toMatchObject({
      ok: false,
      error: { code: 'conflict', message: '已在暂停计时，请先继续。' },
    });
    await t.leap(Date.parse(until) / 1000 - MORNING / 1000 - HOUR + 1);
    const after = await now(call.id);
    expect(after.paused).toBeUndefined();
    // 13 h left: Friday 1.5 + 4, Monday 7, Tuesday until 09:00.
    expect(after.closeBy).toBe(local('2026-12-01 09:00'));
    const { close } = await deadlines(call.id);
    expect(close!.steps.reduce((sum, s) => sum + s.countedSeconds, 0)).toBe(14 * HOUR);
    expect(close!.steps.map((s) => s.why)).toEqual([
      '工作时间',
      '暂停计时，不计',
      '工作时间',
      '非工作日，不计时',
      '工作时间',
    ]);
    expect(await deeds(call.id)).toEqual(expect.arrayContaining(['paused', 'continued']));
    expect(zhou.heard<{ kind: string }>('alert').map((a) => a.kind)).not.toContain('close_late');
  });

  test('going on by hand, twice; nobody but the holder; not past the deadline; “other” wants a word', async () => {
    const { id: callId } = await held({ urgency: 'emergency' });
    const no = async (event: string, payload: object, code: string) =>
      expect([event, await wang.ask(event, payload)]).toMatchObject([event, { ok: false, error: { code } }]);
    await no('call:continue', { callId }, 'conflict');
    await no('call:pause', { callId, reason: 'other' }, 'invalid');
    await no('call:pause', { callId, reason: 'whim' }, 'invalid');
    await no('call:pause', { callId, reason: 'resident', until: iso(-60) }, 'invalid');
    await no('call:pause', { callId, reason: 'resident', until: iso(91 * DAY) }, 'invalid');
    await wang.do('call:pause', { callId, reason: 'other', note: '等当事人下班' });
    await t.leap(HOUR - 5);
    const on = await wang.do('call:continue', { callId });
    expect(on).toMatchObject({ closeBy: iso(3 * HOUR), contactBy: iso(HOUR + 600) });
    expect((await wang.do('call:continue', { callId })).version).toBe(on.version);
    await t.leap(3 * HOUR);
    await no('call:pause', { callId, reason: 'resident' }, 'conflict');
  });

  test('the holder and the coordinators hear before, at and daily after, once each', async () => {
    const { id } = await held({ urgency: 'emergency' });
    await t.leap(440);
    await t.pass(4);
    expect(near(wang, id)).toEqual([]);
    await t.pass(1);
    expect(near(wang, id)).toMatchObject([{ clock: 'contact', stage: 'near', due: iso(600) }]);
    await t.leap(145);
    await wang.do('call:contact', { callId: id, how: 'visit' });
    await t.leap(90 * 60 - 605);
    await t.leap(30 * 60 - 5);
    const told = near(wang, id).map((d) => [d.clock, d.stage]);
    expect(told).toEqual([
      ['contact', 'near'],
      ['contact', 'due'],
      ['close', 'near'],
      ['close', 'due'],
    ]);
    expect(near(zhou, id)).toEqual(near(wang, id));
    await zhou.hear<{ kind: string }>('alert', (a) => a.kind === 'close_late');
    await t.leap(3 * DAY);
    await settled();
    expect(near(wang, id).map((d) => d.stage)).toEqual(['near', 'due', 'near', 'due', 'over']);
    await t.leap(DAY);
    expect(
      near(wang, id)
        .map((d) => d.stage)
        .slice(4),
    ).toEqual(['over', 'over']);
    // No neighbour, and none of the call's worker.
    expect(near(li, id)).toEqual([]);
  });

  test('where the unit has a way to reach people, a notice is of one transaction with it and tells no matter', async () => {
    await t.http('xie', 'PUT', '/api/settings', { gatewayUrl: 'http://127.0.0.1:9/' });
    const { id, number } = await held({ category: 'minors', summary: '秘密的话' });
    await t.leap(445);
    await t.pass(1);
    const notices = await t.foundations.store.read.rows<{ person_id: string; params: string; path: string }>(
      "select person_id, params, path from notice where kind = 'deadline'",
    );
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ person_id: t.world.ids.wang, path: `/desk?call=${id}` });
    expect(JSON.parse(notices[0]!.params)).toEqual({
      number,
      community: '彩塔街社区',
      date: '11-24 09:10',
      about: 'near',
    });
  });

  test('another urgency counts from the same beginning, by its own rule; a reopened call gets fresh clocks', async () => {
    await byWorkingDays(3, { category: 'labour' });
    const { id: callId } = await held();
    await t.leap(HOUR - 5);
    expect((await wang.do('call:amend', { callId, category: 'labour' })).closeBy).toBe(
      local('2026-11-27 09:00'),
    );
    expect((await wang.do('call:amend', { callId, urgency: 'urgent' })).closeBy).toBe(iso(DAY));
    await wang.do('call:contact', { callId, how: 'phone' });
    await wang.do('call:pause', { callId, reason: 'resident' });
    await wang.do('call:close', closing(callId));
    expect((await now(callId)).paused).toBeUndefined();
    await t.leap(HOUR - 5);
    await li.do('call:reopen', { callId, reason: '没有解决' });
    expect((await now(callId)).closeBy).toBe(iso(2 * HOUR + DAY));
    await t.pass(5);
    const again = await accept(wang, callId);
    expect(again).toMatchObject({ contactBy: iso(2 * HOUR + 5 + 600) });
    expect(again.contactedAt).toBeUndefined();
    expect((await deadlines(callId)).close).toMatchObject({ state: 'running', from: iso(2 * HOUR) });
  });

  test('a day off shows what it would move, and moves it only when it is kept', async () => {
    await byWorkingDays();
    const { id, number, closeBy } = await held();
    const change = { days: [{ day: '2026-11-25', kind: 'closed', name: '搬迁' }] };
    const preview = await t.http('zhou', 'POST', '/api/calendar/preview', change);
    expect(preview).toMatchObject({
      status: 200,
      body: {
        count: 1,
        moves: [{ callId: id, number, clock: 'close', from: closeBy, to: local('2026-11-27 09:00') }],
      },
    });
    expect((await now(id)).closeBy).toBe(closeBy);
    const { tag } = preview.body;
    const kept = await t.http('zhou', 'PUT', '/api/calendar', { ...change, tag });
    expect(kept.body.days).toContainEqual({
      day: '2026-11-25',
      kind: 'closed',
      name: '搬迁',
      corrected: true,
    });
    await wang.hear<CallSummary>('call:changed', (c) => c.closeBy === local('2026-11-27 09:00'));
    expect(await deeds(id)).toContain('moved');
    expect((await deadlines(id)).close!.steps.map((s) => s.why)).toEqual([
      '工作时间',
      '当天不办公（搬迁），不计时',
      '工作时间',
    ]);
    // Again: so already. Somebody else's change in between: they are told.
    expect((await t.http('zhou', 'PUT', '/api/calendar', change)).status).toBe(200);
    expect(
      (await t.http('xie', 'PUT', '/api/calendar', { days: [{ day: '2026-11-26', kind: 'closed' }], tag }))
        .status,
    ).toBe(409);
    // A call raised from now on counts by it too; the neighbours' calendar is their own.
    expect((await held()).closeBy).toBe(local('2026-11-27 09:00'));
    expect(
      (await t.http('gao', 'GET', '/api/calendar')).body.days.map((d: { day: string }) => d.day),
    ).not.toContain('2026-11-25');
    await t.restart();
    expect((await t.http('zhou', 'GET', '/api/calendar')).body).toMatchObject({
      taken: true,
      published: true,
    });
    expect((await now(id)).closeBy).toBe(local('2026-11-27 09:00'));
  });

  test('a week of its own, special hours and a make-up day; what is no calendar is refused at its field', async () => {
    const put = (change: object) => t.http('zhou', 'PUT', '/api/calendar?year=2026', change);
    const nine = {
      intervals: [
        { from: 540, to: 720 },
        { from: 840, to: 1080 },
      ],
    };
    const none = { intervals: [] };
    const week = [none, nine, nine, nine, nine, nine, none];
    expect((await put({ week })).body.week[1]).toEqual(nine.intervals);
    const special = { day: '2026-11-24', kind: 'special', name: '半天', intervals: [{ from: 540, to: 720 }] };
    await put({ days: [special, { day: '2026-11-28', kind: 'make_up', name: '调休' }] });
    await rules({ clock: 'close', urgency: 'normal', amount: 4, unit: 'working_days' });
    // A day is 7 h: Tuesday 3, Wednesday to Friday 21, Saturday (make-up) 3 and 1.
    const { closeBy } = await held();
    expect(closeBy).toBe(local('2026-11-28 15:00'));
    const wrong = async (change: object, field: string) => {
      const { status, body } = await put(change);
      expect([status, Object.keys(body.fields ?? {})]).toEqual([400, [field]]);
    };
    await wrong({ week: Array.from({ length: 7 }, () => none) }, 'week');
    await wrong({ days: [{ day: '2026-02-30', kind: 'closed' }] }, 'days.0.day');
    await wrong({ days: [{ day: '2026-11-30', kind: 'special', intervals: [] }] }, 'days.0.intervals');
    await wrong(
      {
        week: [
          none,
          {
            intervals: [
              { from: 600, to: 700 },
              { from: 650, to: 800 },
            ],
          },
          none,
          none,
          none,
          none,
          none,
        ],
      },
      'week.1',
    );
  });

  test('no deadline ends more than a year away: refused where the limit is set, and where the calendar is', async () => {
    const minute = { intervals: [{ from: 540, to: 541 }] };
    const none = { intervals: [] };
    const week = (day: object) => [none, day, none, none, none, none, none];
    const put = (change: object) => t.http('zhou', 'PUT', '/api/calendar?year=2026', change);
    const limit = { clock: 'close', urgency: 'normal', category: null, amount: 500, unit: 'working_hours' };
    const set = (more: object[]) => t.http('zhou', 'PUT', '/api/deadlines', { rules: more });
    expect((await set([limit])).status).toBe(200);
    const narrow = await put({ week: week(minute) });
    expect([narrow.status, Object.keys(narrow.body.fields)]).toEqual([400, ['week']]);
    const preview = await t.http('zhou', 'POST', '/api/calendar/preview', { week: week(minute) });
    expect(preview.status).toBe(400);
    await set([]);
    expect((await put({ week: week(minute) })).status).toBe(200);
    // The time for a review is working time too.
    const review = await t.http('xie', 'PUT', '/api/settings', { reviewMinutes: 60 });
    expect([review.status, Object.keys(review.body.fields)]).toEqual([400, ['reviewMinutes']]);
    expect((await t.http('xie', 'PUT', '/api/settings', { reviewMinutes: 20 })).status).toBe(200);
    expect(await set([limit])).toMatchObject({
      status: 400,
      body: { fields: { 'rules.0.amount': '按工作日历，这个期限会落到一年以后：请改短' } },
    });
    expect((await set([{ ...limit, amount: 90, unit: 'working_days' }])).status).toBe(400);
    expect((await set([{ ...limit, amount: 50, unit: 'working_days' }])).status).toBe(200);
  });

  test('a year that is not published is said, counted as plain weeks, and may be entered by hand', async () => {
    const year = async () => (await t.http('zhou', 'GET', '/api/calendar?year=2027')).body;
    expect(await year()).toMatchObject({ published: false, taken: false, days: [] });
    await byWorkingDays(40);
    const { id } = await held();
    expect((await deadlines(id)).close!.steps.at(-1)!.why).toContain('2027年放假安排尚未公布');
    expect(await t.http('zhou', 'PUT', '/api/calendar?year=2027', { takeOver: 2027 })).toMatchObject({
      status: 409,
      body: { detail: '2027年的放假安排尚未公布；公布后再采用，或先逐日登记。' },
    });
    const before = (await now(id)).closeBy;
    const days = [{ day: '2027-01-01', kind: 'holiday', name: '元旦' }];
    await t.http('zhou', 'PUT', '/api/calendar?year=2027', { days, takeOver: 2027 });
    expect(await year()).toMatchObject({
      published: true,
      taken: true,
      days: [{ ...days[0], corrected: true }],
    });
    expect(Date.parse((await now(id)).closeBy) - Date.parse(before)).toBe(DAY * 1000);
    // National Day of the published year, made plain by hand, stays so when the year is taken over again.
    await t.http('zhou', 'PUT', '/api/calendar', { days: [{ day: '2026-10-07', kind: 'plain' }] });
    const again = await t.http('zhou', 'PUT', '/api/calendar?year=2026', { takeOver: 2026 });
    const of = (day: string) => again.body.days.find((d: { day: string }) => d.day === day);
    expect(of('2026-10-07')).toMatchObject({ kind: 'plain', corrected: true });
    expect(of('2026-10-06')).toMatchObject({ kind: 'holiday', name: '国庆节', corrected: false });
  });

  test('rules are kept by coordinators, whole and in order, and stale ones are refused', async () => {
    const { body } = await t.http('zhou', 'GET', '/api/deadlines');
    expect(body).toMatchObject({ rules: [], warnPercent: 25 });
    expect(body.plain).toContainEqual({ clock: 'close', urgency: 'normal', amount: 7, unit: 'days' });
    const rule = { clock: 'contact', urgency: 'urgent', category: null, amount: 30, unit: 'minutes' };
    const put = (given: object[], tag?: string) =>
      t.http('zhou', 'PUT', '/api/deadlines', { rules: given, ...(tag && { tag }) });
    expect((await put([rule], body.tag)).body.rules).toEqual([rule]);
    expect((await put([], body.tag)).status).toBe(409);
    expect((await put([{ ...rule, amount: 0 }])).body.fields).toHaveProperty(['rules.0.amount']);
    expect((await put([{ ...rule, category: 'nothing' }])).body.fields).toHaveProperty(['rules.0.category']);
    expect((await held({ urgency: 'urgent' })).contactBy).toBe(iso(1800));
    expect((await t.http('wang', 'GET', '/api/deadlines')).status).toBe(403);
  });
});
