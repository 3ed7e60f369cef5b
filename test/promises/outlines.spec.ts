/** Departments as the administrator keeps them, and the page for the talk with each (部门工作座谈提纲). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';

describe.each(DATABASES)('departments on %s', (kind) => {
  let t: TestHub;
  beforeAll(async () => {
    t = await openTestHub(kind);
  });
  afterAll(() => t.close());

  const list = async (who: 'xie' | 'zhou' | 'wang' | 'gao' = 'xie') =>
    (await t.http(who, 'GET', '/api/departments')).body.items;
  const change = (id: string, body: object) => t.http('xie', 'PATCH', `/api/places/departments/${id}`, body);

  test('are listed in their order, an officer’s own to an officer, and each unit’s to itself', async () => {
    const { first, second, other } = t.world.department;
    expect((await list()).map((d: any) => d.id)).toEqual([first, second]);
    expect((await list('zhou')).map((d: any) => d.people)).toEqual([2, 2]);
    expect((await list('wang')).map((d: any) => d.id)).toEqual([first]);
    expect((await list('gao')).map((d: any) => d.id)).toEqual([other]);
    expect((await t.http('li', 'GET', '/api/departments')).status).toBe(403);
  });

  test('one is named, headed and put in order; the new name shows wherever it is named', async () => {
    const { second } = t.world.department;
    const [, before] = await list();
    const named = await change(second, {
      name: '第二检察部（民事）',
      remit: '民事、行政检察',
      headId: t.world.ids.chen,
      position: 0,
      tag: before.tag,
    });
    expect(named.body).toMatchObject({
      name: '第二检察部（民事）',
      remit: '民事、行政检察',
      head: { id: t.world.ids.chen, name: expect.any(String), title: '检察官' },
      position: 0,
    });
    await change(t.world.department.first, { position: 1 });
    expect((await list()).map((d: any) => d.id)).toEqual([second, t.world.department.first]);
    expect((await t.http('chen', 'GET', '/api/me')).body.department.name).toBe('第二检察部（民事）');
    expect((await t.http('li', 'GET', '/api/places')).body.departments[0].name).toBe('第二检察部（民事）');

    // Whoever saw what stood before is told, and nothing is lost.
    expect((await change(second, { remit: '旧的', tag: before.tag })).body).toMatchObject({
      code: 'conflict',
    });
    expect((await change(second, { headId: null })).body.head).toBeNull();
    await change(second, { name: '第二检察部', headId: t.world.ids.chen, position: 1 });
    await change(t.world.department.first, { position: 0 });
  });

  test('refuses a name twice, a head who is none of the staff, and who may not', async () => {
    const { first, second, other } = t.world.department;
    expect((await change(second, { name: '第一检察部' })).body.code).toBe('conflict');
    for (const head of ['li', 'deng', 'lin'] as const)
      expect((await change(second, { headId: t.world.ids[head] })).body.fields).toHaveProperty('headId');
    expect((await change(other, { name: '别家的' })).status).toBe(404);
    for (const who of ['zhou', 'wang', 'li'] as const)
      expect((await t.http(who, 'PATCH', `/api/places/departments/${first}`, { name: '改' })).status).toBe(
        403,
      );
    const names = (await list()).map((d: any) => d.name);
    expect(names).toEqual(['第一检察部', '第二检察部']);
  });

  test('one that is still named is not taken away, and it is said why', async () => {
    const { first } = t.world.department;
    const remove = (id: string, lang = 'zh') =>
      t.http('xie', 'DELETE', `/api/places/departments/${id}`, undefined, { 'accept-language': lang });
    expect((await remove(first)).body).toMatchObject({
      status: 409,
      detail: expect.stringContaining('2 个账号'),
    });
    expect((await remove(first, 'en')).body.detail).toMatch(/2 accounts still belong/);

    const made = (await t.http('xie', 'POST', '/api/places/departments', { name: '研究室', remit: '调研' }))
      .body;
    expect(made).toMatchObject({ position: 2, people: 0, head: null, remit: '调研' });
    const pattern = {
      name: '研究室值班',
      role: 'first',
      departmentId: made.id,
      min: 1,
      max: 2,
      startMinute: 540,
      endMinute: 720,
      weekdays: [1],
      everyWeeks: 1,
      days: 'all',
      fromDay: '2026-11-24',
      rotation: [[t.world.ids.wang]],
    };
    const shift = await t.http('zhou', 'POST', '/api/roster/patterns', pattern);
    expect(shift.status).toBe(201);
    await t.http('zhou', 'DELETE', `/api/roster/patterns/${shift.body.id}`);
    expect((await remove(made.id)).body.detail).toContain('排班');
    const { body: next } = await t.http('xie', 'POST', '/api/places/departments', { name: '综合业务部' });

    const { items, tag } = (await t.http('zhou', 'GET', '/api/policies')).body;
    const rings = {
      ...items[0],
      steps: [{ ring: 'department', departmentId: next.id, seconds: 30 }, ...items[0].steps],
    };
    const rung = await t.http('zhou', 'PUT', '/api/policies', { items: [rings], tag });
    expect(rung.status).toBe(200);
    expect((await remove(next.id)).body.detail).toContain('呼叫顺序');
    await t.http('zhou', 'PUT', '/api/policies', { items, tag: rung.body.tag });

    // Who comes to it while it goes: one of the two is told, and nobody belongs to what is gone.
    const [joined, gone] = await Promise.all([
      t.http('xie', 'PATCH', `/api/people/${t.world.ids.wu}`, { departmentId: next.id }),
      remove(next.id),
    ]);
    expect([joined.status, gone.status]).toEqual(gone.status === 204 ? [400, 204] : [200, 409]);
    await t.http('xie', 'PATCH', `/api/people/${t.world.ids.wu}`, {
      departmentId: t.world.department.second,
    });
    if (gone.status !== 204) expect((await remove(next.id)).status).toBe(204);
    expect((await list()).map((d: any) => d.name)).toEqual(['第一检察部', '第二检察部', '研究室']);
    const trail = await t.foundations.store.read.rows<{ act: string }>(
      "select act from audit where act like 'department.%'",
    );
    expect(new Set(trail.map(({ act }) => act))).toEqual(
      new Set(['department.add', 'department.change', 'department.remove']),
    );
  });
});
