/** What is to be done after a call was closed is reminded of, recorded, put off, and found on the lists. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { TimelineItem } from '../../src/protocol/calls/timeline.js';
import type { NoticeTold } from '../../src/protocol/calls/alert.js';
import type { CallDetail, CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { FollowUpChange, FollowUpNear } from '../../src/protocol/calls/follow-up.js';
import { localDay } from '../../src/protocol/time/local-day.js';
import { DATABASES } from '../databases.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, raise, type Page } from '../page.js';
import type { Username } from '../world.js';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe.each(DATABASES)('what follows a closing, on %s', (kind) => {
  let t: TestHub;
  let [li, wang, zhou] = [] as unknown as [Page, Page, Page];
  let callId: string;
  /** The test begins on a Tuesday at nine. */
  const inDays = (days: number) => new Date(t.clock.now() + days * DAY * 1000).toISOString();
  const day = (days: number) => localDay(t.clock.now() + days * DAY * 1000);
  const closed = (more: object = {}) =>
    wang.ask('call:close', { callId, outcome: 'resolved', solved: true, note: '已调解', ...more });
  const detail = async (who: Username): Promise<CallDetail> =>
    (await t.http(who, 'GET', `/api/calls/${callId}`)).body;
  const listed = async (who: Username, query: string) => {
    const { body } = await t.http(who, 'GET', `/api/calls?${query}`);
    const { body: count } = await t.http(who, 'GET', `/api/calls/count?${query}`);
    expect(count.total).toBe(body.items.length);
    return (body.items as CallSummary[]).map((c) => c.id);
  };
  const stages = (page: Page) =>
    page.heard<FollowUpNear>('follow-up:near').map((n) => `${n.kind} ${n.stage}`);
  const pages = async () => {
    [li, wang, zhou] = [await t.page('li'), await t.page('wang'), await t.page('zhou')];
  };
  /** Sessions have ended after so long. */
  const leap = async (days: number) => {
    await t.leap(days * DAY);
    t.signInAgain();
    await pages();
  };

  beforeEach(async () => {
    t = await openTestHub(kind);
    await pages();
    await wang.do('duty:start');
    callId = (await raise(li, { summary: '邻居半夜施工', category: 'neighbour' })).id;
    await accept(wang, callId);
  });
  afterEach(() => t.close());

  test('a date with any outcome: told on the eve, when it is due and daily for a week, also after a restart', async () => {
    expect(await closed({ outcome: 'unresolved', solved: false, followUpBy: day(3) })).toMatchObject({
      ok: true,
    });
    expect(await wang.hear<FollowUpChange>('follow-up:changed')).toMatchObject({
      callId,
      kind: 'visit',
      state: 'open',
    });
    const due = `${day(3)}T01:00:00.000Z`;
    expect((await detail('wang')).followUps).toEqual([
      { kind: 'visit', dueAt: due, by: { id: t.world.ids.wang, name: 'wang', title: '检察官' }, late: false },
    ]);
    await t.leap(2 * DAY - 10);
    expect(stages(wang)).toEqual([]);
    await t.leap(10);
    expect(stages(wang)).toEqual(['visit near']);
    await t.restart();
    await pages();
    await t.leap(DAY);
    expect(stages(wang)).toEqual(['visit due']);
    expect((await detail('wang')).followUps).toMatchObject([{ stage: 'due', late: false }]);
    for (let n = 1; n <= 9; n++) await t.leap(DAY);
    expect(stages(wang)).toEqual(['visit due', ...Array<string>(7).fill('visit over')]);
    expect(stages(zhou)).toEqual([]);
    t.signInAgain();
    expect((await detail('zhou')).followUps).toMatchObject([{ stage: 'over', late: true }]);
    expect(await listed('zhou', 'followUp=late')).toEqual([callId]);
  });

  test('the date of a referral’s answer is one by itself, beside a visit; the notices name no matter', async () => {
    await t.http('xie', 'PUT', '/api/settings', { gatewayUrl: 'http://127.0.0.1:9/', gatewaySecret: 's' });
    const referral = { body: '街道司法所', how: 'warm', replyBy: inDays(2) };
    await closed({ outcome: 'referred', solved: false, referral, followUpBy: inDays(4) });
    expect((await detail('wang')).followUps?.map((f) => [f.kind, f.dueAt])).toEqual([
      ['reply', inDays(2)],
      ['visit', inDays(4)],
    ]);
    for (let n = 0; n < 4; n++) await t.leap(DAY);
    const said = ['reply near', 'reply due', 'reply over', 'visit near', 'reply over', 'visit due'];
    expect(stages(wang)).toEqual(said);
    const notices = await t.foundations.store.read.rows<{ person_id: string; params: string; path: string }>(
      "select person_id, params, path from notice where kind = 'deadline' order by created_at, id",
    );
    // Two of one instant have no order.
    expect(notices.map((n) => JSON.parse(n.params).about).sort()).toEqual(
      said.map((s) => s.replace(' ', '_').replace('over', 'late')).sort(),
    );
    expect(new Set(notices.map((n) => `${n.person_id} ${n.path}`))).toEqual(
      new Set([`${t.world.ids.wang} /calls/${callId}`]),
    );
    expect(JSON.stringify(notices)).not.toMatch(/施工|司法所|neighbour/);
    // An open page says it in its own language.
    const zh = '彩塔街社区呼叫1124-001今天应回访';
    const { text, texts } = await wang.hear<NoticeTold>('notice', (told) => told.texts.zh === zh);
    expect(texts).toEqual({ zh, en: 'Call 1124-001 from 彩塔街社区 is to be followed up today' });
    expect(text).toBe(zh);
  });

  test('who closed it has left: the coordinators are told, and may record it', async () => {
    await t.http('xie', 'PUT', '/api/settings', { gatewayUrl: 'http://127.0.0.1:9/', gatewaySecret: 's' });
    await closed({ followUpBy: inDays(3) });
    await wang.do('duty:end', {});
    const gone = await t.http('xie', 'PATCH', `/api/people/${t.world.ids.wang}`, { disabled: true });
    expect(gone.status).toBe(200);
    await t.leap(2 * DAY);
    expect(stages(zhou)).toEqual(['visit near']);
    const told = await t.foundations.store.read.rows<{ person_id: string }>(
      "select person_id from notice where kind = 'deadline'",
    );
    expect(told.map((n) => n.person_id)).toEqual([t.world.ids.zhou]);
    expect((await detail('zhou')).followUps).toMatchObject([{ coordinators: true }]);
    await zhou.do('call:followed-up', { callId, kind: 'visit', note: '电话回访，没有再施工' });
    expect((await detail('zhou')).followUps).toMatchObject([{ doneBy: { name: 'zhou' }, late: false }]);
  });

  test('recorded once: again by the same person nothing is written, another hears who it was', async () => {
    await closed({ followUpBy: inDays(3) });
    const asked = { callId, kind: 'visit', note: '电话回访，居民满意' };
    const after: CallDetail = await wang.do('call:followed-up', asked);
    expect(after.followUps).toMatchObject([
      { kind: 'visit', doneBy: { name: 'wang' }, note: '电话回访，居民满意' },
    ]);
    expect(after.followUp).toBeUndefined();
    expect(await zhou.hear<FollowUpChange>('follow-up:changed', (c) => c.state === 'done')).toMatchObject({
      callId,
    });
    expect((await wang.do('call:followed-up', asked)).version).toBe(after.version);
    expect(await zhou.ask('call:followed-up', asked)).toMatchObject({
      error: { code: 'conflict', message: 'wang检察官已记录过。', holder: { name: 'wang' } },
    });
    for (let n = 0; n < 5; n++) await t.leap(DAY);
    expect(stages(wang)).toEqual([]);
    // What was said is sealed, in the journal for the unit, and its community reads neither that nor of the reminders.
    const [row] = await t.foundations.store.read.rows<{ words: string; data: string }>(
      "select words, data from fact where deed = 'followed_up'",
    );
    expect(`${row!.words}${row!.data}`).not.toContain('满意');
    const journal = async (who: Username) =>
      (await t.http(who, 'GET', `/api/calls/${callId}/timeline`)).body.items as TimelineItem[];
    expect((await journal('zhou')).at(-1)).toMatchObject({
      deed: 'followed_up',
      reason: '电话回访，居民满意',
    });
    expect((await journal('li')).map((i) => i.deed)).not.toContain('followed_up');
  });

  test('put off, with why: reminded of the new date only, and the old one is in the journal', async () => {
    await closed({ followUpBy: inDays(2) });
    const until = day(6);
    const off = { callId, kind: 'visit', note: '居民出差', until };
    const after: CallDetail = await wang.do('call:followed-up', off);
    expect(after.followUps).toMatchObject([{ dueAt: `${until}T01:00:00.000Z`, note: '居民出差' }]);
    expect((await wang.do('call:followed-up', off)).version).toBe(after.version);
    await t.leap(3 * DAY);
    expect(stages(wang)).toEqual([]);
    await t.leap(2 * DAY);
    expect(stages(wang)).toEqual(['visit near']);
    const { items } = (await t.http('wang', 'GET', `/api/calls/${callId}/deadlines`)).body;
    expect(items.at(-1)).toMatchObject({ kind: 'visit', state: 'running', due: `${until}T01:00:00.000Z` });
    expect(items.at(-1).rule).toMatch(/^wang改定的回访日期；前一天和当天9点提醒/);
    const journal = (await t.http('wang', 'GET', `/api/calls/${callId}/timeline`)).body
      .items as TimelineItem[];
    expect(journal.filter((i) => i.deed.startsWith('follow'))).toMatchObject([
      { deed: 'follow_up_put_off', data: { dueAt: `${until}T01:00:00.000Z` } },
      { deed: 'follow_up_reminded', data: { dueAt: `${until}T01:00:00.000Z` } },
    ]);
  });

  test('opened again, what was to follow falls away for good; the next closing sets its own', async () => {
    await closed({ followUpBy: inDays(2) });
    await li.do('call:reopen', { callId, reason: '又开始施工' });
    expect(await wang.hear<FollowUpChange>('follow-up:changed', (c) => c.state === 'dropped')).toMatchObject({
      callId,
    });
    expect(await zhou.ask('call:followed-up', { callId, kind: 'visit', note: '好' })).toMatchObject({
      error: { code: 'conflict' },
    });
    expect(await listed('zhou', 'followUp=open')).toEqual([]);
    await accept(wang, callId);
    await closed({ followUpBy: inDays(5) });
    await t.leap(3 * DAY);
    expect(stages(wang)).toEqual([]);
    await t.leap(DAY);
    expect(stages(wang)).toEqual(['visit near']);
    expect((await detail('wang')).followUps).toHaveLength(1);
  });

  test('found by coordinators in the whole unit, by officers among their own; nobody else’s are there', async () => {
    await closed({ followUpBy: inDays(5) });
    const lists = async (who: Username) => ({
      open: await listed(who, 'followUp=open'),
      soon: await listed(who, 'followUp=soon'),
      late: await listed(who, 'followUp=late'),
    });
    const [none, it] = [[], [callId]] as [string[], string[]];
    expect(await lists('zhou')).toEqual({ open: it, soon: none, late: none });
    expect(await lists('wang')).toEqual({ open: it, soon: none, late: none });
    for (const who of ['zhao', 'gao', 'lin'] as const) expect((await lists(who)).open).toEqual(none);
    await leap(2);
    expect(await lists('wang')).toEqual({ open: it, soon: it, late: none });
    await leap(3);
    expect(await lists('wang')).toEqual({ open: it, soon: it, late: none });
    await leap(1);
    expect(await lists('zhou')).toEqual({ open: it, soon: it, late: it });
    await zhou.do('call:followed-up', { callId, kind: 'visit', note: '已回访' });
    expect(await lists('zhou')).toEqual({ open: none, soon: none, late: none });
    expect((await t.http('zhou', 'GET', '/api/calls?followUp=never')).status).toBe(400);
  });

  test('a date that is none, has passed or is beyond a year is refused by its name; not others’ calls', async () => {
    const said = async (followUpBy: unknown) => (await closed({ followUpBy })) as object;
    for (const [wrong, why] of [
      ['soon', '格式不正确'],
      ['2026-13-01', '格式不正确'],
      [null, '格式不正确'],
      [inDays(-1), '须是将来的时间'],
      [day(-1), '须是将来的时间'],
      [inDays(367), '最迟在一年以内'],
    ] as const)
      expect(await said(wrong)).toMatchObject({ error: { code: 'invalid', fields: { followUpBy: why } } });
    expect(await said(inDays(3))).toMatchObject({ ok: true });
    const off = { callId, kind: 'visit', note: '改' };
    expect(await wang.ask('call:followed-up', { ...off, until: inDays(-1) })).toMatchObject({
      error: { fields: { until: '须是将来的时间' } },
    });
    expect(await wang.ask('call:followed-up', { ...off, note: ' ' })).toMatchObject({
      error: { fields: { note: '必填' } },
    });
    expect(await wang.ask('call:followed-up', { ...off, kind: 'reply' })).toMatchObject({
      error: { code: 'not_found' },
    });
    for (const who of ['zhao', 'lin', 'gao'] as const)
      expect([who, await (await t.page(who)).ask('call:followed-up', off)]).toMatchObject([
        who,
        { error: { code: 'not_found' } },
      ]);
    await settled();
  });

  test('the community knows of a visit to come, not of what the unit asks of others, and nothing of a guarded call', async () => {
    const referral = { body: '街道', how: 'told', replyBy: inDays(2) };
    await closed({ outcome: 'referred', solved: false, referral });
    const inList = async () =>
      (await t.http('li', 'GET', '/api/calls')).body.items.find(
        (c: CallSummary) => c.id === callId,
      ) as CallSummary;
    expect([(await inList()).followUp, (await detail('li')).followUp]).toEqual([undefined, undefined]);
    // The day that the community was told of is the day on which it is asked.
    await wang.do('call:followed-up', { callId, kind: 'reply', note: '对方请求宽限', until: inDays(5) });
    expect((await inList()).referral).toMatchObject({ replyBy: inDays(5) });
    expect(JSON.stringify(li.heard<CallSummary>('call:changed').map((c) => c.followUp ?? 0))).not.toContain(
      'reply',
    );
    await li.do('call:reopen', { callId, reason: '再' });
    await accept(wang, callId);
    await closed({ followUpBy: inDays(3) });
    const visit = { kind: 'visit', dueAt: inDays(3) };
    expect([(await inList()).followUp, (await detail('li')).followUp]).toEqual([visit, visit]);
    expect((await detail('li')).followUps).toBeUndefined();
    expect(JSON.stringify((await t.http('li', 'GET', `/api/calls/${callId}/timeline`)).body)).not.toMatch(
      /dueAt|followUps/,
    );
    await li.do('call:reopen', { callId, reason: '再' });
    await accept(wang, callId);
    await wang.do('call:amend', { callId, category: 'domestic_violence' });
    await closed({ followUpBy: inDays(3) });
    expect([(await inList()).followUp, (await detail('li')).followUp]).toEqual([undefined, undefined]);
    expect((await detail('wang')).followUp).toEqual(visit);
  });
});
