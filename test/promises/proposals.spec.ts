import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Proposal } from '../../src/protocol/reports.js';
import { localDay } from '../../src/protocol/time/local-day.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { raise, type Page } from '../page.js';
import type { Username } from '../world.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
const PHONE = '13912345678';

describe.each(DATABASES)('what comes again proposes a visit, on %s', (kind) => {
  let t: TestHub;
  let li: Page;
  let qian: Page;
  beforeEach(async () => {
    t = await openTestHub(kind);
    li = await t.page('li');
    qian = await t.page('qian');
  });
  afterEach(() => t.close());

  const list = async (who: Username = 'zhou', query = '') =>
    (await t.http(who, 'GET', `/api/proposals${query}`)).body.items as Proposal[];
  const decide = (id: string, body: object, who: Username = 'zhou') =>
    t.http(who, 'POST', `/api/proposals/${id}/decision`, body);
  const rowsOf = async ({ rows }: Proposal, who: Username = 'zhou') =>
    (await t.http(who, 'GET', `/api/calls?${new URLSearchParams(rows).toString()}`)).body.items as {
      id: string;
    }[];
  /** To seven o'clock of the next local day, when the day was looked through. */
  const nextMorning = async () => {
    const sinceMidnight = (t.clock.now() / 1000 + 8 * HOUR) % DAY;
    await t.leap(DAY - sinceMidnight + 7 * HOUR);
    t.signInAgain();
    [li, qian] = [await t.page('li'), await t.page('qian')];
  };
  const labour = (page: Page, more: object = {}) => raise(page, { category: 'labour', ...more });

  test('three of one kind in a community are one proposal, which grows; a person decides; later ones make another', async () => {
    const made = [await labour(li), await labour(li)];
    await labour(qian); // another community
    await nextMorning();
    expect(await list()).toEqual([]);
    made.push(await labour(li));
    const cancelled = await labour(li);
    await li.do('call:cancel', { callId: cancelled.id });
    await nextMorning();
    const [first, ...others] = await list();
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      kind: 'repeated_matter',
      community: { name: '彩塔街社区' },
      category: 'labour',
      calls: 3,
      state: 'open',
    });
    expect((await rowsOf(first!)).map((c) => c.id).sort()).toEqual(made.map((c) => c.id).sort());

    made.push(await labour(li));
    await nextMorning();
    expect(await list()).toMatchObject([{ id: first!.id, calls: 4 }]);

    expect((await decide(first!.id, { decision: 'planned' })).body.fields).toHaveProperty('plannedFor');
    expect((await decide(first!.id, { decision: 'planned', plannedFor: '2026-11-01' })).status).toBe(400);
    const planned = await decide(first!.id, {
      decision: 'planned',
      plannedFor: '2026-12-20',
      note: '周日去',
    });
    expect(planned.body).toMatchObject({
      state: 'planned',
      plannedFor: '2026-12-20',
      note: '周日去',
      decidedBy: { name: 'zhou' },
    });
    await labour(li);
    await nextMorning();
    expect(await list()).toMatchObject([{ id: first!.id, state: 'planned', calls: 5 }]);
    expect((await decide(first!.id, { decision: 'done' }, 'xie')).body).toMatchObject({ state: 'done' });
    // The same again is the thing as it is; another's comes too late, and says who was first.
    expect((await decide(first!.id, { decision: 'done' }, 'xie')).status).toBe(200);
    expect((await decide(first!.id, { decision: 'dismissed', note: '不必' })).body).toMatchObject({
      code: 'conflict',
      holder: { name: 'xie' },
    });
    await nextMorning();
    expect(await list('zhou', '?state=open,planned')).toEqual([]);
    for (let i = 0; i < 3; i++) await labour(li);
    await nextMorning();
    expect(await list('zhou', '?state=open')).toMatchObject([{ calls: 3, category: 'labour' }]);
    expect(await list()).toHaveLength(2);
  });

  test('a resident who is called for again and again is known by a key and never by name', async () => {
    for (const category of ['labour', 'family', 'consumer'])
      await raise(li, { category, resident: { name: '金丝雀', phone: PHONE, basis: 'consent' } });
    await raise(li, { resident: { name: '别人', phone: '13800138000', basis: 'consent' } });
    await nextMorning();
    const [one, ...others] = await list();
    expect(others).toEqual([]);
    expect(one).toMatchObject({ kind: 'repeat_caller', calls: 3, community: { name: '彩塔街社区' } });
    expect(one).not.toHaveProperty('category');
    expect(await rowsOf(one!)).toHaveLength(3);
    expect(await rowsOf(one!, 'wang')).toEqual([]);
    expect(await rowsOf(one!, 'gao')).toEqual([]);
    const [kept] = await t.foundations.store.read.rows<{ matter: string }>('select matter from proposal');
    expect(JSON.stringify(one)).not.toContain(kept!.matter);
    expect(JSON.stringify([one, kept])).not.toMatch(/金丝雀|13912345678/);
    expect((await decide(one!.id, { decision: 'dismissed' })).body.fields).toHaveProperty('note');
    expect((await decide(one!.id, { decision: 'dismissed', note: '已联系' })).body.state).toBe('dismissed');
    const [sealed] = await t.foundations.store.read.rows<{ note: string }>('select note from proposal');
    expect(sealed!.note).not.toContain('已联系');
  });

  test('one touch makes an activity of it, and plans it for that day', async () => {
    for (let i = 0; i < 3; i++) await labour(li);
    await nextMorning();
    const [one] = await list();
    // It is seven o'clock: nine of the next day.
    const at = (hours: number) => new Date(t.clock.now() + hours * HOUR * 1000).toISOString();
    const make = (who: Username, more: object = {}) =>
      t.http(who, 'POST', '/api/activities', {
        theme: 'labour',
        title: '劳动课堂',
        from: at(26),
        to: at(27),
        place: '社区活动室',
        proposalId: one!.id,
        ...more,
      });
    expect((await make('wang')).status).toBe(403);
    expect((await make('gao')).body.fields).toHaveProperty('proposalId');
    expect((await make('zhou', { communityId: t.world.community.shagang })).body.fields).toHaveProperty(
      'communityId',
    );
    expect(await list()).toMatchObject([{ state: 'open' }]);
    expect(await make('zhou')).toMatchObject({ status: 201, body: { community: { name: '彩塔街社区' } } });
    const plannedFor = localDay(t.clock.now() + 26 * HOUR * 1000);
    expect(await list()).toMatchObject([{ state: 'planned', plannedFor, decidedBy: { name: 'zhou' } }]);
    await decide(one!.id, { decision: 'done' }, 'xie');
    expect(await make('zhou')).toMatchObject({ status: 409, body: { holder: { name: 'xie' } } });
    const { items } = (await t.http('zhou', 'GET', '/api/activities')).body;
    expect(items).toHaveLength(1);
  });

  test('guarded categories, drills and what was nothing propose no visit, and nobody is noticed', async () => {
    for (const category of ['minors', 'domestic_violence'])
      for (let i = 0; i < 3; i++)
        await raise(li, { category, resident: { name: '金丝雀', phone: PHONE, basis: 'vital_interest' } });
    for (let i = 0; i < 3; i++) await raise(li);
    await nextMorning();
    expect(await list()).toEqual([]);
    const notices = await t.foundations.store.read.rows('select id from notice');
    expect(notices).toEqual([]);
  });

  test('thresholds are the unit’s; the neighbours’ are not to be seen nor decided; a restart repeats nothing', async () => {
    const proposals = { matterCalls: 2, callerCalls: 0, days: 7 };
    expect((await t.http('xie', 'PUT', '/api/settings', { proposals })).status).toBe(200);
    await labour(li);
    for (let i = 0; i < 8; i++) await nextMorning();
    await labour(li, { resident: { phone: PHONE, basis: 'consent' } });
    await nextMorning();
    expect(await list()).toEqual([]);
    await labour(li, { resident: { phone: PHONE, basis: 'consent' } });
    await nextMorning();
    const [one] = await list();
    expect(one).toMatchObject({ kind: 'repeated_matter', calls: 2 });
    expect(await list('gao')).toEqual([]);
    expect((await decide(one!.id, { decision: 'done' }, 'gao')).status).toBe(404);
    expect((await decide(randomUUID(), { decision: 'done' })).status).toBe(404);
    for (const who of ['li', 'wang', 'deng'] as const)
      expect((await t.http(who, 'GET', '/api/proposals')).status).toBe(403);
    expect((await t.http('zhou', 'GET', '/api/proposals?state=x')).status).toBe(400);
    await t.restart();
    await nextMorning();
    expect(await list()).toHaveLength(1);
  });
});
