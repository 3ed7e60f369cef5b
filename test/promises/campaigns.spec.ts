/** Campaigns: whom a unit and those below it look for, and what was done, no small counts told. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CampaignDetail, CampaignList } from '../../src/protocol/trends/campaigns.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { standAbove } from '../unit-above.js';
import type { Username } from '../world.js';

describe.each(DATABASES)('campaigns on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind, { YIHU_LIMITS: 'off', YIHU_DEMO: '1' });
  });
  afterEach(() => t.close());

  const add = (given: object = {}, who: Username = 'zhou') =>
    t.http(who, 'POST', '/api/campaigns', {
      name: '困难妇女救助',
      lookFor: '因案生活困难的妇女',
      categories: ['family'],
      kinds: ['serious_injury'],
      from: '2026-11-01',
      to: '2026-12-31',
      ...given,
    });
  const list = async (who: Username = 'zhou') =>
    ((await t.http(who, 'GET', '/api/campaigns')).body as CampaignList).items;
  const one = (id: string, who: Username = 'zhou') => t.http(who, 'GET', `/api/campaigns/${id}`);
  const change = (id: string, body: object, who: Username = 'zhou') =>
    t.http(who, 'PATCH', `/api/campaigns/${id}`, body);
  const mark = (id: string, kindOf: string, itemId: string, who: Username = 'wang') =>
    t.http(who, 'PUT', `/api/campaigns/${id}/marks`, { kind: kindOf, itemId });
  const lead = async (note: string) =>
    (
      await t.http('wang', 'POST', '/api/leads', {
        from: { departmentId: t.world.department.first },
        note,
        beneficiary: { name: '金丝雀', basis: 'consent' },
      })
    ).body.id as string;
  const activity = async () =>
    (
      await t.http('wang', 'POST', '/api/activities', {
        title: '权益宣讲',
        theme: 'family',
        from: new Date(t.clock.now() + 3_600_000).toISOString(),
        to: new Date(t.clock.now() + 7_200_000).toISOString(),
        place: '活动室',
        communityId: t.world.community.caita,
      })
    ).body.id as string;
  const call = (category = 'family') =>
    t.http(
      'wang',
      'POST',
      '/api/calls',
      { desk: true, communityId: t.world.community.caita, category },
      { 'Idempotency-Key': randomUUID() },
    );

  test('leads and activities are put to it once and taken out; calls of its kinds count in its term', async () => {
    const { status, body } = await add();
    expect([status, body.state, body.inCharge.id]).toEqual([201, 'running', t.world.ids.zhou]);
    const [leadId, activityId] = [await lead('第一条'), await activity()];
    expect((await mark(body.id, 'lead', leadId)).body).toEqual({
      items: [{ id: body.id, name: '困难妇女救助' }],
      open: [],
    });
    await mark(body.id, 'lead', leadId);
    await mark(body.id, 'activity', activityId);
    for (let n = 0; n < 5; n++) await call();
    await call('labour');
    const detail = (await one(body.id)).body as CampaignDetail;
    expect(detail.figures).toEqual({ leads: 1, activities: 1, calls: 5 });
    expect(detail.marks.map((m) => [m.kind, m.id]).sort()).toEqual([
      ['activity', activityId],
      ['lead', leadId],
    ]);
    expect(JSON.stringify(detail)).not.toMatch(/金丝雀|第一条/);
    const taken = `/api/campaigns/${body.id}/marks?kind=lead&itemId=${leadId}`;
    expect((await t.http('wang', 'DELETE', taken)).body.open).toHaveLength(1);
    expect((await t.http('wang', 'DELETE', taken)).status).toBe(200);
    await t.http('wang', 'POST', `/api/activities/${activityId}/cancel`, { reason: '场地停电' });
    expect((await one(body.id)).body.figures).toEqual({ leads: 0, activities: 0, calls: 5 });
  });

  test('what cannot be is refused; the last of two who saw the same is told; what has ended takes nothing more', async () => {
    const wrong: [object, string][] = [
      [{ name: '' }, 'name'],
      [{ lookFor: '字'.repeat(501) }, 'lookFor'],
      [{ categories: ['nothing'] }, 'categories'],
      [{ kinds: ['nothing'] }, 'kinds'],
      [{ to: '2026-10-31' }, 'to'],
      [{ inCharge: t.world.ids.lin }, 'inCharge'],
      [{ inCharge: t.world.ids.li }, 'inCharge'],
    ];
    for (const [given, field] of wrong)
      expect([field, Object.keys((await add(given)).body.fields ?? {})]).toEqual([field, [field]]);
    expect(await list()).toEqual([]);
    const { id } = (await add()).body;
    expect((await change(id, { name: '改', version: 1 })).body.version).toBe(2);
    expect((await change(id, { name: '又改', version: 1 }, 'xie')).status).toBe(409);
    expect((await change(id, { name: '改', version: 1 })).body.version).toBe(2);
    expect((await change(id, { to: '2026-10-01', version: 2 })).status).toBe(400);
    expect((await change(id, { ended: true, version: 2 })).body.state).toBe('ended');
    expect((await mark(id, 'lead', await lead('一'))).status).toBe(409);
    expect((await change(id, { ended: false, version: 3 })).body.state).toBe('running');
    expect((await add({ from: '2027-01-01', to: '2027-02-01' })).body.state).toBe('planned');
    expect((await add({ from: '2026-01-01', to: '2026-02-01' })).body.state).toBe('over');
    expect((await list()).map(({ state }) => state)).toEqual(['running', 'planned', 'over']);
    for (const who of ['wang', 'li', 'deng'] as const) expect((await add({}, who)).status).toBe(403);
    expect((await t.http('li', 'GET', '/api/campaigns')).status).toBe(403);
  });

  test('few calls of a guarded category are told by no campaign that counts others with them', async () => {
    await standAbove(t);
    for (let n = 0; n < 6; n++) await call();
    await call('domestic_violence');
    const seen = async (categories: string[]) => {
      const { id } = (await add({ categories }, 'gao')).body;
      const { units, figures } = (await one(id, 'gao')).body as CampaignDetail;
      const own = (await one(id)).body as CampaignDetail;
      return [units!.map((part) => part.figures.calls), figures.calls, own.figures.calls];
    };
    expect(await seen(['family'])).toEqual([[6, 0], 6, 6]);
    // 7 would tell the one.
    expect(await seen(['family', 'domestic_violence'])).toEqual([[null, 0], null, null]);
    for (let n = 0; n < 4; n++) await call('domestic_violence');
    expect(await seen(['family', 'domestic_violence'])).toEqual([[11, 0], 11, 11]);
    expect(await seen(['domestic_violence'])).toEqual([[5, 0], 5, 5]);
  });

  test('one beside sees nothing; below takes part; above sees figures, and no few of them', async () => {
    const { id: own } = (await add()).body;
    const leadId = await lead('一');
    await mark(own, 'lead', leadId);
    expect(await list('gao')).toEqual([]);
    expect((await one(own, 'gao')).status).toBe(404);
    expect((await mark(own, 'lead', leadId, 'gao')).body.detail).toBe('没有找到。');
    await standAbove(t);
    const { id: above } = (await add({ name: '全市行动' }, 'gao')).body;
    expect((await list()).map(({ name }) => name).sort()).toEqual(['全市行动', '困难妇女救助']);
    await mark(above, 'lead', leadId);
    for (let n = 0; n < 4; n++) await call();
    const detail = (await one(above, 'gao')).body as CampaignDetail;
    expect(detail.units?.map(({ unit, figures }) => [unit.name, figures])).toEqual([
      ['和平区人民检察院', { leads: null, activities: 0, calls: null }],
      ['沈河区人民检察院', { leads: 0, activities: 0, calls: 0 }],
    ]);
    // The sum would tell the one that is not told.
    expect(detail.figures).toEqual({ leads: null, activities: 0, calls: null });
    expect(detail.marks).toEqual([]);
    // Its own unit knows its leads, and of few calls nobody.
    expect((await one(above)).body.figures).toEqual({ leads: 1, activities: 0, calls: null });
    expect((await list('gao')).find(({ id }) => id === own)!.figures.leads).toBeNull();
    for (let n = 0; n < 4; n++) await mark(above, 'lead', await lead(`更多${n}`));
    await call();
    expect((await one(above, 'gao')).body.figures).toEqual({ leads: 5, activities: 0, calls: 5 });
    // Neither changes the other's, and a file of a unit below is none of the one above.
    expect((await change(own, { name: '改', version: 1 }, 'gao')).status).toBe(403);
    expect((await change(above, { name: '改', version: 1 })).status).toBe(403);
    const refused = await mark(above, 'lead', leadId, 'gao');
    expect([refused.status, refused.body.detail]).toEqual([404, expect.stringContaining('不看具体的件')]);
    const asked = await t.http('gao', 'GET', `/api/campaigns/of?kind=lead&itemId=${leadId}`);
    expect(asked.body.detail).toContain('不看具体的件');
  });
});
