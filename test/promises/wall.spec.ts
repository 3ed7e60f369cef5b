import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HTTP_ACCESS } from '../../src/access/access-table.js';
import type { WallFigures } from '../../src/protocol/reports.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, openPage, raise, type Page } from '../page.js';
import type { Username } from '../world.js';

const ORIGIN = 'http://localhost:0';
const DAY = 24 * 3600;

describe.each(DATABASES)('the wall on %s', (kind) => {
  let t: TestHub;
  let li: Page;
  beforeEach(async () => {
    t = await openTestHub(kind, { ALLOWED_ORIGINS: ORIGIN });
    li = await t.page('li');
  });
  afterEach(() => t.close());

  const wall = async (who: Username = 'zhou') => (await t.http(who, 'GET', '/api/wall')).body as WallFigures;
  const enrolled = async () => {
    const made = await t.http('zhou', 'POST', '/api/devices', { kind: 'wall', label: '大厅' });
    const { id, code } = made.body as { id: string; code: string };
    const { headers } = await t.http(null, 'POST', '/api/auth/enrol', { code });
    const cookie = headers.get('set-cookie')!.split(';')[0]!;
    const http = (method: string, path: string, body?: unknown) =>
      t.http(null, method, path, body, { cookie, origin: ORIGIN });
    return { id, cookie, http };
  };

  test('shows totals: no name, no matter, no community, small and guarded counts left out', async () => {
    const wang = await t.page('wang');
    await wang.do('duty:start');
    for (let i = 0; i < 4; i++) await raise(li, { category: 'labour' });
    for (let i = 0; i < 3; i++) await raise(li, { category: 'minors' });
    expect((await wall()).subdistricts).toEqual([{ name: '浑河湾街道', raised: null }]);
    const fifth = await raise(li, { category: 'labour', summary: '秘密的话', operatorName: '金丝雀' });
    await t.pass(5);
    await accept(wang, fifth.id);
    const seen = await wall();
    expect(seen).toMatchObject({
      unit: '和平区人民检察院',
      year: { year: 2026, duty: { targetMinutes: 600_000 }, solved: { calls: 0, target: 200 } },
      today: { raised: 8, answered: 1, closed: 0 },
      answers: { p50Seconds: 5, times: [{ at: '2026-11-24T01:00:00.000Z', seconds: 5 }] },
      subdistricts: [{ name: '浑河湾街道', raised: 5 }],
    });
    expect(JSON.stringify(seen)).not.toMatch(/秘密|金丝雀|彩塔街|wang|minors|labour/);
    expect((await wall('gao')).subdistricts).toEqual([{ name: '浑河湾街道', raised: null }]);
    for (const who of ['li', 'wang', 'deng'] as const)
      expect((await t.http(who, 'GET', '/api/wall')).status).toBe(403);
  });

  test('a screen is enrolled once and may read the wall, say what it is, and be given back: nothing else', async () => {
    const screen = await enrolled();
    expect((await t.http('zhou', 'GET', '/api/devices')).body.items).toMatchObject([
      { id: screen.id, kind: 'wall', name: '和平区人民检察院 大厅', state: 'enrolled' },
    ]);
    expect((await screen.http('GET', '/api/me')).body).toMatchObject({
      user: { roles: [] },
      unit: { name: '和平区人民检察院' },
      device: { id: screen.id, kind: 'wall', acts: false },
    });
    expect((await screen.http('GET', '/api/wall')).body.unit).toBe('和平区人民检察院');
    const allowed: string[] = [];
    for (const [route, rule] of Object.entries(HTTP_ACCESS)) {
      if (rule.who === 'anybody' || route === 'POST /api/device/return') continue;
      const [method, template] = route.split(' ') as [string, string];
      const path = template.replace(/:\w+/g, randomUUID());
      const { status } = await screen.http(method, path, method === 'GET' ? undefined : {});
      if (status !== 403) allowed.push(route);
    }
    expect(allowed.sort()).toEqual(['GET /api/me', 'GET /api/wall']);
    for (const namespace of ['community', 'procuratorate', 'coordination'] as const)
      await expect(
        openPage(t.base, namespace, undefined, { extraHeaders: { cookie: screen.cookie, origin: ORIGIN } }),
      ).rejects.toMatchObject({ code: 'forbidden' });

    expect((await screen.http('POST', '/api/device/return')).status).toBe(200);
    expect((await screen.http('GET', '/api/wall')).status).toBe(401);
  });

  test('ends after ninety days, and at once when it is withdrawn; has no place and no telephone', async () => {
    const screen = await enrolled();
    await t.leap(90 * DAY - 60);
    expect((await screen.http('GET', '/api/wall')).status).toBe(200);
    await t.leap(60);
    t.signInAgain();
    expect((await screen.http('GET', '/api/wall')).status).toBe(401);
    const another = await enrolled();
    expect((await t.http('zhou', 'DELETE', `/api/devices/${another.id}`)).status).toBe(204);
    expect((await another.http('GET', '/api/wall')).status).toBe(401);
    for (const [field, value] of [
      ['communityId', t.world.community.caita],
      ['departmentId', t.world.department.first],
      ['phone', '02412345678'],
    ] as const) {
      const { body } = await t.http('zhou', 'POST', '/api/devices', { kind: 'wall', [field]: value });
      expect([body.code, Object.keys(body.fields)]).toEqual(['invalid', [field]]);
    }
  });
});
