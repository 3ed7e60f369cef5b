import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Brief, BriefSchedule } from '../../src/protocol/papers/briefs.js';
import type { SavedView } from '../../src/protocol/reports.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise } from '../page.js';
import type { Username } from '../world.js';

const DAY = 24 * 3600;

describe.each(DATABASES)('what goes upward, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  const brief = async (month: string, who: Username = 'zhou') =>
    (await t.http(who, 'GET', `/api/briefs?month=${month}`)).body as Brief;
  const textOf = (of: Brief) => of.sections.flatMap((s) => s.paragraphs).join('\n');
  const aMonth = async () => {
    const [li, wang] = [await t.page('li'), await t.page('wang')];
    await wang.do('duty:start');
    for (let i = 0; i < 6; i++) {
      const call = await raise(li, { category: i < 5 ? 'labour' : 'minors', summary: '秘密的话' });
      await accept(wang, call.id);
      const report = i < 5 ? {} : { report: 'not_needed' };
      await wang.do('call:close', {
        callId: call.id,
        outcome: 'resolved',
        solved: true,
        note: '',
        ...report,
      });
    }
    await wang.do('duty:end');
  };
  const rowsOf = (of: Brief) => of.sections.flatMap((s) => s.table?.rows ?? []);

  test('is said in whole sentences, with its definitions, small counts as words and guarded ones merged', async () => {
    await aMonth();
    const now = await brief('2026-11');
    expect(now).toMatchObject({ month: '2026-11', state: 'live', unit: '和平区人民检察院' });
    expect(now.title).toBe('和平区人民检察院“一键呼叫”工作月报（2026年11月，截至11月24日）');
    expect(textOf(now)).toMatch(/截至11月24日，本月社区发起呼叫6件，检察人员接听6件/);
    expect(textOf(now)).toMatch(/办结报已解决6件，已评价的不足5件，群众确认件数不列；转介其他单位0件，另计/);
    // One of minors beside five of labour would be told by the difference: they go together.
    expect(rowsOf(now)).toEqual([
      ['其他', '6', '6'],
      ['浑河湾街道', '6', '6'],
    ]);
    expect(JSON.stringify(now)).not.toMatch(/秘密|wang|彩塔街/);
    expect(now.definitions.length).toBeGreaterThan(8);
    const english = await t.http('zhou', 'GET', '/api/briefs?month=2026-11', undefined, {
      'accept-language': 'en',
    });
    expect(textOf(english.body as Brief)).toMatch(/6 calls were raised and 6 answered/);
    expect((await t.http('zhou', 'GET', '/api/briefs?month=2026-12')).body.fields).toHaveProperty('month');
    expect((await t.http('zhou', 'GET', '/api/briefs?month=2026-13')).status).toBe(400);
    for (const who of ['li', 'wang', 'deng'] as const)
      expect((await t.http(who, 'GET', '/api/briefs?month=2026-11')).status).toBe(403);
    expect(textOf(await brief('2026-11', 'gao'))).toMatch(/发起呼叫0件/);
  });

  test('what was frozen stays as it was, whatever happens to the figures; a month that runs is not frozen', async () => {
    await aMonth();
    const at = (minutes: number) => new Date(t.clock.now() + minutes * 60_000).toISOString();
    const talk = { theme: 'labour', title: '普法', from: at(10), to: at(40), place: '活动室' };
    await t.http('wang', 'POST', '/api/activities', talk);
    const freeze = (month: string, who: Username = 'zhou') => t.http(who, 'POST', '/api/briefs', { month });
    expect((await freeze('2026-11')).body.code).toBe('conflict');
    await t.leap(8 * DAY);
    t.signInAgain();
    const kept = (await freeze('2026-11')).body as Brief;
    expect(kept).toMatchObject({ state: 'frozen', by: { name: 'zhou' } });
    expect(textOf(kept)).toMatch(/精准普法：开展普法活动1场。/);
    await t.foundations.store.write('wrong', async (tx) => {
      await tx.run('update call_rollup set solved = 0');
      await tx.run('update activity set cancelled_at = 1');
    });
    expect(textOf(await brief('2026-11'))).toBe(textOf(kept));
    await t.pass(1);
    await freeze('2026-11', 'xie');
    expect(await brief('2026-11')).toMatchObject({ by: { name: 'xie' } });
    expect(textOf(await brief('2026-11'))).toMatch(/办结报已解决0件/);
    expect(textOf(await brief('2026-11'))).not.toMatch(/精准普法/);
  });

  test('goes out once on its day and hour to who coordinates, with the totals and a link', async () => {
    await aMonth();
    const put = (body: object, who: Username = 'zhou') => t.http(who, 'PUT', '/api/briefs/schedule', body);
    const { zhou, xie, wang } = t.world.ids;
    expect((await t.http('zhou', 'GET', '/api/briefs/schedule')).body).toMatchObject({
      day: 5,
      hour: 9,
      recipients: [],
      nextAt: null,
      candidates: [{ name: 'xie' }, { name: 'zhou' }],
    });
    expect((await put({ day: 3, hour: 8, recipients: [wang] })).body.fields).toHaveProperty('recipients');
    expect((await put({ day: 29, hour: 8, recipients: [zhou] })).status).toBe(400);
    expect((await put({ day: 3, hour: 8, recipients: [zhou, xie] })).body).toMatchObject({
      recipients: [{ name: 'xie' }, { name: 'zhou' }],
      nextAt: '2026-12-03T00:00:00.000Z',
    });
    const notices = () =>
      t.foundations.store.read.rows<{ person_id: string; params: string; path: string }>(
        "select person_id, params, path from notice where kind = 'brief' order by person_id",
      );
    await t.leap(8 * DAY + 22 * 3600 + 3570); // 3 December, half a minute before eight
    expect(await notices()).toEqual([]);
    await t.pass(60);
    t.signInAgain();
    const sent = await notices();
    expect(sent.map((n) => n.person_id).sort()).toEqual([zhou, xie].sort());
    expect(sent[0]).toMatchObject({ path: '/reports/brief/2026-11' });
    expect(JSON.parse(sent[0]!.params)).toEqual({ date: '2026-11', hours: expect.any(String), solved: '6' });
    expect(await brief('2026-11')).toMatchObject({ state: 'frozen' });
    expect(await brief('2026-11')).not.toHaveProperty('by');
    const schedule = (await t.http('xie', 'GET', '/api/briefs/schedule')).body as BriefSchedule;
    expect(schedule.nextAt).toBe('2027-01-03T00:00:00.000Z');
    await t.restart();
    await t.pass(120);
    expect(await notices()).toHaveLength(2);
    // The hub was away over the day: it goes out once it is back, and once.
    await t.leap(60 * DAY);
    await t.pass(60);
    t.signInAgain();
    expect(await notices()).toHaveLength(4);
    expect((await put({ day: 3, hour: 8, recipients: [] })).body.nextAt).toBeNull();
  });

  test('saved views are one’s own, fifty at most, and lead to pages of figures only', async () => {
    const save = (who: Username, name: string, path = '/reports?by=community') =>
      t.http(who, 'POST', '/api/reports/views', { name, path });
    const views = async (who: Username) =>
      (await t.http(who, 'GET', '/api/reports/views')).body.items as SavedView[];
    const first = (await save('zhou', '各社区')).body as SavedView;
    expect(await views('zhou')).toEqual([{ id: first.id, name: '各社区', path: '/reports?by=community' }]);
    expect((await save('zhou', '各社区', '/reports?by=month')).body).toMatchObject({ id: first.id });
    expect(await views('zhou')).toMatchObject([{ path: '/reports?by=month' }]);
    for (const path of ['https://else.example', '//else.example', '/reports/../admin', '/desk', 'reports'])
      expect([path, (await save('zhou', '别处', path)).status]).toEqual([path, 400]);
    expect(await views('xie')).toEqual([]);
    expect((await t.http('xie', 'DELETE', `/api/reports/views/${first.id}`)).status).toBe(404);
    for (let i = 1; i < 50; i++) expect((await save('zhou', `视图${i}`)).status).toBe(200);
    expect((await save('zhou', '再一个')).body.code).toBe('conflict');
    expect((await t.http('zhou', 'DELETE', `/api/reports/views/${first.id}`)).status).toBe(204);
    expect(await views('zhou')).toHaveLength(49);
    expect((await t.http('deng', 'GET', '/api/reports/views')).status).toBe(403);
  });
});
