/** The cap of relief: wages that administrators enter with their source, and what an amount comes to by them. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Directory } from '../../src/directory/directory.js';
import type { CapAnswer, WageLine, WageTable } from '../../src/protocol/relief/cap.js';
import { CapService } from '../../src/relief/cap/cap.service.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import type { Username } from '../world.js';

const LIAONING = '210000';
const SOURCE = '省统计局公布的 2025 年度数据';

describe.each(DATABASES)('the cap of relief on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  const put = (given: object = {}, who: Username = 'xie') =>
    t.http(who, 'PUT', '/api/relief/wages', {
      province: LIAONING,
      year: 2025,
      monthlyFen: 8_000_00,
      source: SOURCE,
      ...given,
    });
  const table = async (who: Username = 'wang') =>
    (await t.http(who, 'GET', '/api/relief/wages')).body as WageTable;
  const cap = (given: object, who: Username = 'wang', lang = 'zh') =>
    t.http(
      who,
      'POST',
      '/api/relief/cap',
      { province: LIAONING, year: 2025, ...given },
      { 'accept-language': lang },
    );
  const trail = () =>
    t.foundations.store.read.rows<{ actor_id: string; act: string; data: string }>(
      "select actor_id, act, data from audit where act like 'relief.%' order by id",
    );

  test('36 months of the wage are the cap: exactly that is within, one fen more only with its approval', async () => {
    expect((await put()).status).toBe(200);
    const exact = await cap({ amountFen: 288_000_00 });
    expect(exact).toMatchObject({
      status: 200,
      body: {
        capFen: 288_000_00,
        within: true,
        needsApproval: false,
        months: 36,
        wage: { monthlyFen: 8_000_00, source: SOURCE },
      },
    });
    const above = { amountFen: 288_000_01 };
    expect((await cap(above)).body).toMatchObject({ within: false, needsApproval: true });
    expect((await cap({ ...above, approved: true })).body).toMatchObject({
      within: true,
      needsApproval: true,
    });
    // It is a setting of the unit.
    const { relief } = (await t.http('xie', 'GET', '/api/settings')).body;
    expect(relief).toMatchObject({ capMonths: 36 });
    const set = (capMonths: number) =>
      t.http('xie', 'PUT', '/api/settings', { relief: { ...relief, capMonths } });
    expect((await set(0)).body.fields).toHaveProperty(['relief.capMonths']);
    expect((await set(24)).status).toBe(200);
    expect((await cap({ amountFen: 1 })).body).toMatchObject({ capFen: 192_000_00, months: 24 });
    expect((await table()).months).toBe(24);
  });

  test('parts count with their sum; granted elsewhere for the case it is a second grant', async () => {
    await put();
    const parts = [
      { body: '和平区检察院', fen: 200_000_00 },
      { body: '沈阳市检察院', fen: 88_000_01 },
    ];
    expect((await cap({ parts })).body).toMatchObject({ amountFen: 288_000_01, needsApproval: true });
    const uneven = await cap({ parts, amountFen: 200_000_00 });
    expect([uneven.status, uneven.body.code]).toEqual([400, 'invalid']);
    expect(uneven.body.fields).toEqual({ amountFen: '和各家合计不一致' });
    const elsewhere = [{ body: '和平区法院', fen: 10_000_00, on: '2026-05-08' }];
    const second = await cap({ amountFen: 1_000_00, elsewhere, approved: true });
    expect([second.status, second.body.code]).toEqual([409, 'conflict']);
    expect(second.body.detail).toContain('已由“和平区法院”于2026-05-08救助过');
    expect((await cap({ amountFen: 1_000_00, elsewhere }, 'wang', 'en')).body.detail).toContain('one grant');
  });

  test('what is no amount is refused by its field, and without a wage the sentence says who enters it', async () => {
    const unknown = await cap({ amountFen: 1 });
    expect([unknown.status, unknown.body.code]).toEqual([409, 'conflict']);
    expect(unknown.body.detail).toBe(
      '2025 年的职工月平均工资还没有登记（省份 210000），请管理员在“救助上限”页面登记，并写明来源。',
    );
    expect((await cap({ amountFen: 1, year: 2024 }, 'wang', 'en')).body.detail).toContain(
      'average monthly wage of 2024 has not been entered (province 210000)',
    );
    await put();
    for (const [field, given] of [
      ['amountFen', { amountFen: 1.5 }],
      ['amountFen', { amountFen: -1 }],
      ['amountFen', { amountFen: 100_000_000_01 }],
      ['amountFen', { amountFen: '1000' }],
      ['amountFen', {}],
      ['province', { amountFen: 1, province: '990000' }],
      ['province', { amountFen: 1, province: '210102' }],
      ['year', { amountFen: 1, year: 2025.5 }],
      ['parts.0.fen', { parts: [{ body: '甲', fen: 0.5 }] }],
      ['parts.0.body', { parts: [{ body: '', fen: 1 }] }],
      ['elsewhere.0.on', { amountFen: 1, elsewhere: [{ body: '甲', fen: 1, on: '2026-02-30' }] }],
      ['approved', { amountFen: 1, approved: 'yes' }],
    ] as [string, object][]) {
      const { status, body } = await cap(given);
      expect([field, status, Object.keys(body.fields ?? {})]).toEqual([field, 400, [field]]);
    }
  });

  test('administrators keep the table, each line with its source, each change guarded and in the audit trail', async () => {
    expect(await table()).toEqual({ items: [], months: 36, province: LIAONING, year: 2025 });
    for (const who of ['wang', 'zhou', 'li', 'deng'] as const) expect((await put({}, who)).status).toBe(403);
    for (const who of ['li', 'deng'] as const) {
      expect((await t.http(who, 'GET', '/api/relief/wages')).status).toBe(403);
      expect((await cap({ amountFen: 1 }, who)).status).toBe(403);
    }
    for (const [field, given] of [
      ['source', { source: ' ' }],
      ['monthlyFen', { monthlyFen: 0 }],
      ['monthlyFen', { monthlyFen: 8000.5 }],
      ['monthlyFen', { monthlyFen: 1_000_000_01 }],
      ['year', { year: 2027 }],
      ['year', { year: 1989 }],
      ['province', { province: '21' }],
    ] as [string, object][]) {
      const { status, body } = await put(given);
      expect([field, status, Object.keys(body.fields ?? {})]).toEqual([field, 400, [field]]);
    }
    const line = (await put({ version: 0 })).body as WageLine;
    expect(line).toMatchObject({ own: true, version: 1, enteredBy: { id: t.world.ids.xie } });
    // Another who saw no line yet; then the same again, which changes nothing.
    expect((await put({ version: 0, monthlyFen: 1 })).body.code).toBe('conflict');
    for (const again of [{}, { version: 0 }]) expect((await put(again)).body).toEqual(line);
    await t.pass(1);
    const corrected = await put({ monthlyFen: 8_100_00, source: '更正公告', version: 1 });
    expect(corrected.body).toMatchObject({ id: line.id, monthlyFen: 8_100_00, version: 2 });
    await t.pass(1);
    const remove = (id: string, version: number, who: Username = 'xie') =>
      t.http(who, 'DELETE', `/api/relief/wages/${id}?version=${version}`);
    expect((await remove(line.id, 1)).body.code).toBe('conflict');
    expect((await remove(line.id, 2, 'zhou')).status).toBe(403);
    expect((await remove(line.id, 2, 'luo')).status).toBe(404);
    expect((await remove(line.id, 2)).status).toBe(204);
    expect((await remove(line.id, 2)).status).toBe(404);
    expect((await table()).items).toEqual([]);
    const told = (await trail()).map(({ act, data }) => [act, JSON.parse(data) as object]);
    const of = (monthlyFen: number, source: string) => ({
      province: LIAONING,
      year: 2025,
      monthlyFen,
      source,
    });
    expect(told).toEqual([
      ['relief.wage', of(8_000_00, SOURCE)],
      ['relief.wage', { ...of(8_100_00, '更正公告'), was: { monthlyFen: 8_000_00, source: SOURCE } }],
      ['relief.wage_removed', of(8_100_00, '更正公告')],
    ]);
  });

  test('two who correct one line at once: one is told that it changed', async () => {
    await put();
    const both = await Promise.all([1, 2].map((n) => put({ monthlyFen: n, version: 1 })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('a unit beside sees nothing of it; what a unit above enters counts below until it has a line of its own', async () => {
    await put();
    expect((await table('gao')).items).toEqual([]);
    expect((await cap({ amountFen: 1 }, 'gao')).status).toBe(409);
    // Shenhe as the unit above Heping.
    await t.foundations.store.write('parent', (tx) =>
      tx.run('update unit set parent_id = ? where id = ?', [t.world.unit.shenhe, t.world.unit.heping]),
    );
    await t.hub.app.get(Directory).reload();
    await put({ year: 2024, monthlyFen: 7_000_00 }, 'luo');
    await put({ monthlyFen: 9_000_00 }, 'luo');
    const { items } = await table();
    expect(items.map(({ year, monthlyFen, own }) => [year, monthlyFen, own])).toEqual([
      [2025, 8_000_00, true],
      [2024, 7_000_00, false],
    ]);
    expect((await cap({ amountFen: 1, year: 2024 })).body).toMatchObject({ capFen: 36 * 7_000_00 });
    expect((await cap({ amountFen: 1 })).body).toMatchObject({ capFen: 36 * 8_000_00 });
    // Nobody takes away the line of another unit, and not what stands below.
    expect((await t.http('xie', 'DELETE', `/api/relief/wages/${items[1]!.id}`)).status).toBe(404);
    expect((await table('luo')).items).toHaveLength(2);
  });

  test('a grant that is noted is judged by the unit’s province and the year before', async () => {
    const caps = t.hub.app.get(CapService);
    const within = (given: object, at = t.clock.now()) =>
      caps.requireWithin(t.world.unit.heping, at, { amountFen: 288_000_00, ...given });
    await expect(within({})).rejects.toMatchObject({ sentence: 'relief_wage_unknown' });
    await put();
    expect(((await within({})) satisfies CapAnswer).within).toBe(true);
    await expect(within({ amountFen: 288_000_01 })).rejects.toMatchObject({ sentence: 'relief_above_cap' });
    expect((await within({ amountFen: 288_000_01, approved: true })).needsApproval).toBe(true);
    // On the last evening of December in Shenyang the year before is still 2025, an hour later it is not.
    const eve = Date.parse('2026-12-31T23:30:00+08:00');
    expect((await within({}, eve)).wage.year).toBe(2025);
    await expect(within({}, eve + 3_600_000)).rejects.toMatchObject({ sentence: 'relief_wage_unknown' });
  });
});
