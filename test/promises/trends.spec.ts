/** Relief over the years: own unit and those below, in the order of names, pooled and never ranked. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ReliefCourse, ReliefTrend } from '../../src/protocol/trends/relief.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { standAbove } from '../unit-above.js';
import type { Username } from '../world.js';

describe.each(DATABASES)('trends on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind, { YIHU_LIMITS: 'off', YIHU_DEMO: '1' });
  });
  afterEach(() => t.close());

  const enter = (body: object, who: Username = 'zhou') =>
    t.http(who, 'PUT', '/api/trends/relief/base', {
      year: 2025,
      granted: 391,
      base: 8767,
      grantedFen: 127_000_000,
      source: '年度统计报表',
      ...body,
    });
  const trend = async (who: Username = 'zhou', query = '?year=2025') =>
    (await t.http(who, 'GET', `/api/trends/relief${query}`)).body as ReliefTrend;
  const course = (who: Username, query = '') => t.http(who, 'GET', `/api/trends/relief/course${query}`);
  const trail = () =>
    t.foundations.store.read.rows<{ actor_id: string; data: string }>(
      "select actor_id, data from audit where act = 'relief-base.enter' order by id",
    );

  test('what is entered comes out as the seed says, with its source, its definition and who entered it', async () => {
    expect((await trend()).items).toEqual([
      {
        unit: { id: t.world.unit.heping, name: '和平区人民检察院' },
        leads: 0,
        handedOver: 0,
        granted: null,
        base: null,
        rate: null,
        belowFloor: false,
      },
    ]);
    expect((await trend()).pooled).toEqual({ granted: 0, base: 0, rate: null, units: 0 });
    const { status, body } = await enter({});
    expect(status).toBe(200);
    expect(body.items[0]).toMatchObject({
      granted: 391,
      base: 8767,
      rate: 0.0446,
      averageFen: 324_808,
      source: '年度统计报表',
      enteredBy: { id: t.world.ids.zhou },
      version: 1,
    });
    expect(body.pooled).toEqual({ granted: 391, base: 8767, rate: 0.0446, units: 1 });
    expect(body.definitions.pooled).toContain('Σn/Σd');
    const english = await t.http('zhou', 'GET', '/api/trends/relief?year=2025', undefined, {
      'accept-language': 'en',
    });
    expect(english.body.definitions.pooled).toContain('not the mean of the rates');
    expect(await trail()).toHaveLength(1);
  });

  test('the same again writes nothing, and who saw an older state is told', async () => {
    await enter({});
    expect((await enter({})).body.items[0].version).toBe(1);
    expect(await trail()).toHaveLength(1);
    // Without what was seen, and with what was seen before somebody was faster.
    expect((await enter({ granted: 392 })).status).toBe(409);
    expect((await enter({ granted: 392, version: 1 })).body.items[0]).toMatchObject({
      granted: 392,
      version: 2,
    });
    expect((await enter({ granted: 393, version: 1 })).status).toBe(409);
    const both = await Promise.all([
      enter({ year: 2024, granted: 1, grantedFen: null }),
      enter({ year: 2024, granted: 2, grantedFen: null }, 'xie'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await trail()).filter(({ data }) => data.includes('2024'))).toHaveLength(1);
  });

  test('what cannot be is refused, field by field, and nothing is written', async () => {
    const wrong: [object, string][] = [
      [{ granted: 8768 }, 'granted'],
      [{ granted: -1 }, 'granted'],
      [{ granted: 1.5 }, 'granted'],
      [{ granted: '391' }, 'granted'],
      [{ base: -1 }, 'base'],
      [{ granted: 0 }, 'grantedFen'],
      [{ grantedFen: 0.5 }, 'grantedFen'],
      [{ source: '' }, 'source'],
      [{ source: '字'.repeat(201) }, 'source'],
      [{ year: 2027 }, 'year'],
      [{ year: 1999 }, 'year'],
    ];
    for (const [body, field] of wrong) {
      const answer = await enter(body);
      expect([body, answer.status]).toEqual([body, 400]);
      expect(Object.keys(answer.body.fields)).toContain(field);
    }
    for (const query of ['?year=1999', '?year=2027', '?year=x'])
      expect((await t.http('zhou', 'GET', `/api/trends/relief${query}`)).status).toBe(400);
    for (const query of ['?from=2026&to=2025', '?from=2001&to=2025', '?from=1990&to=2000'])
      expect((await course('zhou', query)).status).toBe(400);
    expect((await trend()).items[0]).toMatchObject({ granted: null, base: null });
    expect(await trail()).toEqual([]);
  });

  test('below the floor nothing is judged; the floor is a setting of the unit', async () => {
    await enter({ granted: 3, base: 29, grantedFen: null });
    expect((await trend()).items[0]).toMatchObject({ base: 29, rate: null, belowFloor: true });
    expect((await trend()).pooled.rate).toBeNull();
    expect((await t.http('xie', 'PUT', '/api/settings', { trends: { floor: 0 } })).status).toBe(400);
    expect((await t.http('xie', 'PUT', '/api/settings', { trends: { floor: 29 } })).status).toBe(200);
    expect((await trend()).items[0]).toMatchObject({ rate: 0.1034, belowFloor: false });
    expect((await trend()).floor).toBe(29);
    // Without a base there is none to judge by.
    await enter({ year: 2024, base: null });
    expect((await trend('zhou', '?year=2024')).items[0]).toMatchObject({
      granted: 391,
      base: null,
      rate: null,
      belowFloor: false,
    });
  });

  test('a unit above sees its tree and may enter for it; one beside and one below see nothing of it', async () => {
    const { heping, shenhe } = t.world.unit;
    await enter({ granted: 1, base: 20, grantedFen: null });
    // Beside.
    expect((await trend('gao')).items.map(({ unit }) => unit.id)).toEqual([shenhe]);
    expect((await enter({ unitId: heping, version: 1 }, 'luo')).status).toBe(404);
    expect((await course('gao', `?unitId=${heping}`)).status).toBe(404);
    await standAbove(t);
    await enter({ granted: 90, base: 900, unitId: shenhe, grantedFen: null }, 'gao');
    const above = await trend('gao');
    // In the order of names: 和 before 沈; the smaller one is in the sum and is not judged alone.
    expect(above.items.map(({ unit, rate, belowFloor }) => [unit.name, rate, belowFloor])).toEqual([
      ['和平区人民检察院', null, true],
      ['沈河区人民检察院', 0.1, false],
    ]);
    expect(above.pooled).toEqual({ granted: 91, base: 920, rate: 0.0989, units: 2 });
    expect(
      (await enter({ unitId: heping, version: 1, granted: 2, base: 50, grantedFen: null }, 'luo')).status,
    ).toBe(200);
    expect((await trend()).items[0]).toMatchObject({ granted: 2, enteredBy: { id: t.world.ids.luo } });
    // Below: neither the unit above nor its sum.
    expect((await trend()).items.map(({ unit }) => unit.id)).toEqual([heping]);
    expect((await trend()).pooled).toEqual({ granted: 2, base: 50, rate: 0.04, units: 1 });
    expect((await course('zhou', `?unitId=${shenhe}`)).status).toBe(404);
    expect((await enter({ unitId: shenhe, version: 1 })).status).toBe(404);
    const { years, units } = (await course('gao', `?unitId=${heping}&from=2024&to=2025`))
      .body as ReliefCourse;
    expect(units).toBe(2);
    expect(years.map(({ year, granted, rate, pooled }) => [year, granted, rate, pooled.rate])).toEqual([
      [2024, null, null, null],
      [2025, 2, 0.04, 0.0968],
    ]);
  });

  test('the hub’s own leads stand beside, by the year in which they were made and handed over', async () => {
    const make = (note: string) =>
      t.http('wang', 'POST', '/api/leads', {
        from: { departmentId: t.world.department.first },
        note,
        beneficiary: { name: '金丝雀', basis: 'consent' },
      });
    await make('第一条');
    const { body: lead } = await make('第二条');
    for (const step of [{ step: 'gate', case: 'here' }, { step: 'told' }])
      expect((await t.http('wang', 'POST', `/api/leads/${lead.id}/steps`, step)).status).toBe(200);
    expect((await trend('zhou', '')).items[0]).toMatchObject({ leads: 2, handedOver: 0 });
    // Handed over in the new year: in that year's.
    await t.leap(38 * 24 * 3600);
    t.signInAgain();
    const receipt = { step: 'handed_over', receipt: '沈和救2027-1' };
    expect((await t.http('wang', 'POST', `/api/leads/${lead.id}/steps`, receipt)).status).toBe(200);
    const { years } = (await course('zhou', '?from=2026&to=2027')).body as ReliefCourse;
    expect(years.map(({ year, leads, handedOver }) => [year, leads, handedOver])).toEqual([
      [2026, 2, 0],
      [2027, 0, 1],
    ]);
    expect(JSON.stringify(years)).not.toMatch(/金丝雀|第一条/);
  });

  test('nobody but coordinators and administrators reads or enters them', async () => {
    for (const who of ['li', 'wang', 'deng'] as const) {
      expect((await t.http(who, 'GET', '/api/trends/relief')).status).toBe(403);
      expect((await course(who)).status).toBe(403);
      expect((await enter({}, who)).status).toBe(403);
    }
    const { years } = (await course('xie')).body as ReliefCourse;
    expect(years.map(({ year }) => year)).toEqual([2022, 2023, 2024, 2025, 2026]);
  });
});
