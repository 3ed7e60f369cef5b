/** Units up to the province: how another one gets into the hub, what it reads, and that it finds no file. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Me } from '../../src/protocol/people/me.js';
import type { NewUnit, UnitList } from '../../src/protocol/people/units.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { standAbove } from '../unit-above.js';
import type { Username } from '../world.js';

const OWN_PASSWORD = 'a password of their own';
const NO_FILE = expect.stringContaining('不看具体的件');

describe.each(DATABASES)('units on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind, { YIHU_LIMITS: 'off', YIHU_DEMO: '1' });
  });
  afterEach(() => t.close());

  const city = {
    place: 'above',
    level: 'city',
    name: '沈阳市人民检察院',
    code: '210100',
    username: 'city-admin',
    personName: '市院管理员',
  };
  const add = (given: object = {}, who: Username = 'xie') =>
    t.http(who, 'POST', '/api/units', { ...city, ...given });
  const list = async (who: Username = 'xie') => (await t.http(who, 'GET', '/api/units')).body as UnitList;
  const send = async (token: string | null, method: string, path: string, body?: object) => {
    const response = await fetch(t.base + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  };
  const signIn = async (username: string, password: string) =>
    (await send(null, 'POST', '/api/auth/token', { username, password })).body.accessToken as string;
  /** The first administrator of a unit that was just made, with a password of their own. */
  const firstOf = async ({ username, password }: NewUnit) => {
    const first = await signIn(username, password);
    await send(first, 'POST', '/api/me/password', { current: password, next: OWN_PASSWORD });
    return signIn(username, OWN_PASSWORD);
  };

  test('the unit above is made once, by the administrator below; its own chooses a password and sees the tree', async () => {
    expect((await list()).above).toBeUndefined();
    const { status, body } = await add();
    expect([status, body.unit.name, body.unit.level]).toEqual([201, '沈阳市人民检察院', 'city']);
    expect((await list()).above).toEqual({ id: body.unit.id, name: '沈阳市人民检察院' });
    expect((await list()).items.map(({ name }) => name)).toEqual(['和平区人民检察院']);
    // Its first password is for choosing another.
    const first = await signIn(body.username, body.password);
    expect((await send(first, 'GET', '/api/units')).status).toBe(403);
    const admin = await firstOf(body);
    const { items, above } = (await send(admin, 'GET', '/api/units')).body as UnitList;
    expect(items.map(({ name }) => name)).toEqual(['和平区人民检察院', '沈阳市人民检察院']);
    expect(above).toBeUndefined();
    expect(((await send(admin, 'GET', '/api/me')).body as Me).unit).toMatchObject({ figuresOnly: true });
    expect((await t.http('xie', 'GET', '/api/me')).body.unit.figuresOnly).toBeUndefined();
    // A unit beside is of another tree: it is neither seen nor taken in.
    expect((await send(admin, 'GET', '/api/trends/relief')).body.items).toHaveLength(2);
    // The district has one above it now, and its administrators no say over that.
    expect((await add({ code: '210200', username: 'other-admin' })).status).toBe(409);
    const trail = await t.foundations.store.read.rows<{ data: string }>(
      "select data from audit where act = 'unit.add'",
    );
    expect(trail).toHaveLength(1);
    expect(JSON.stringify(trail)).not.toContain(body.password);
  });

  test('a unit below is empty, sees itself alone, and is read by those above it', async () => {
    const admin = await firstOf((await add()).body);
    const district = { place: 'below', level: 'district', name: '新设区人民检察院', code: '210199' };
    const made = await send(admin, 'POST', '/api/units', {
      ...district,
      username: 'new-admin',
      personName: '新院',
    });
    expect([made.status, made.body.unit.communities, made.body.unit.people]).toEqual([201, 0, 1]);
    const below = await firstOf(made.body);
    expect((await send(below, 'GET', '/api/units')).body.items).toHaveLength(1);
    expect((await send(below, 'GET', '/api/trends/relief')).body.items).toHaveLength(1);
    expect((await send(below, 'GET', '/api/me')).body.unit.figuresOnly).toBeUndefined();
    expect((await send(admin, 'GET', '/api/trends/relief')).body.items).toHaveLength(3);
    // Nobody hangs a unit into another's tree.
    for (const parentId of [t.world.unit.heping, made.body.unit.parentId, randomUUID()])
      expect((await add({ ...district, code: '210198', username: 'x-admin', parentId }, 'luo')).status).toBe(
        404,
      );
  });

  test('levels, codes and names that do not fit are refused, and nothing is half made', async () => {
    const wrong: [object, number, string][] = [
      [{ level: 'district' }, 400, 'level'],
      [{ place: 'below', level: 'district' }, 400, 'level'],
      [{ code: '21010' }, 400, 'code'],
      [{ code: '210103' }, 409, 'code'],
      [{ username: 'xie' }, 409, 'username'],
      [{ username: '张' }, 400, 'username'],
      [{ name: '' }, 400, 'name'],
      [{ parentId: t.world.unit.heping }, 400, 'parentId'],
    ];
    for (const [given, status, field] of wrong) {
      const answer = await add(given);
      expect([given, answer.status, Object.keys(answer.body.fields ?? {})]).toEqual([given, status, [field]]);
    }
    expect((await list()).above).toBeUndefined();
    for (const who of ['zhou', 'wang', 'li'] as const) {
      expect((await add({}, who)).status).toBe(403);
      expect((await t.http(who, 'GET', '/api/units')).status).toBe(403);
    }
    const both = await Promise.all([add(), add({ code: '210900', username: 'second-admin' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const units = await t.foundations.store.read.rows<{ n: number }>('select count(*) as n from unit');
    expect(Number(units[0]!.n)).toBe(3);
  });

  test('a unit above finds no list row and no file of a unit below, and is told that it reads figures', async () => {
    const make = async (path: string, body: object, who: Username = 'wang', headers = {}) => {
      const answer = await t.http(who, 'POST', path, body, headers);
      if (answer.status >= 300) throw new Error(`${path} ${JSON.stringify(answer.body)}`);
      return answer.body.id as string;
    };
    const { caita } = t.world.community;
    const at = (hours: number) => new Date(t.clock.now() + hours * 3_600_000).toISOString();
    const callId = await make(
      '/api/calls',
      { desk: true, communityId: caita, category: 'relief', summary: '金丝雀' },
      'wang',
      { 'Idempotency-Key': randomUUID() },
    );
    const leadId = await make('/api/leads', {
      from: { callId },
      note: '金丝雀',
      beneficiary: { name: '金丝雀', basis: 'consent' },
    });
    const enterpriseId = await make('/api/enterprises', {
      name: '金丝雀面馆',
      kind: 'food',
      communityId: caita,
    });
    const checkupId = await make('/api/checkups', {
      enterpriseId,
      kind: 'visit',
      invitedBy: '店主',
      at: at(1),
      place: '店里',
    });
    const activityId = await make('/api/activities', {
      title: '金丝雀宣讲',
      theme: 'family',
      from: at(1),
      to: at(2),
      place: '活动室',
      communityId: caita,
    });
    const files: [string, string, object?][] = [
      ['GET', `/api/calls/${callId}`],
      ['GET', `/api/calls/${callId}/timeline`],
      ['GET', `/api/calls/${callId}/messages`],
      ['GET', `/api/calls/${callId}/deadlines`],
      ['GET', `/api/calls/${callId}/why`],
      ['POST', `/api/calls/${callId}/reveal`, { reason: '看看' }],
      ['GET', `/api/leads/${leadId}`],
      ['POST', `/api/leads/${leadId}/reveal`, { reason: '看看' }],
      ['POST', `/api/leads/${leadId}/steps`, { step: 'told' }],
      ['GET', `/api/enterprises/${enterpriseId}`],
      ['POST', `/api/enterprises/${enterpriseId}/reveal`, { reason: '看看' }],
      ['GET', `/api/checkups/${checkupId}`],
      ['GET', `/api/activities/${activityId}`],
      ['PATCH', `/api/people/${t.world.ids.wang}`, { name: '改' }],
      ['GET', `/api/people/${t.world.ids.wang}/sessions`],
      ['POST', `/api/identities/${t.world.ids.wang}/reveal`, { reason: '看看' }],
    ];
    const lists = [
      '/api/calls',
      '/api/leads',
      '/api/enterprises',
      '/api/checkups',
      '/api/activities',
      '/api/people',
      '/api/talk-orders',
      '/api/hours',
      '/api/duty/people',
    ];
    const answersTo = async (who: Username) => {
      for (const path of lists) {
        const { status, body } = await t.http(who, 'GET', path);
        expect([path, status]).toEqual([path, 200]);
        expect([path, JSON.stringify(body)]).toEqual([path, expect.not.stringMatching(/金丝雀|wang/)]);
      }
      return Promise.all(
        files.map(async ([method, path, body]) => {
          const answer = await t.http(who, method, path, body);
          return [path, answer.status, answer.body.detail];
        }),
      );
    };
    // Beside: nothing is there, and nothing more is said.
    for (const [path, status, detail] of await answersTo('luo'))
      expect([path, status, detail]).toEqual([path, 404, expect.not.stringContaining('不看具体的件')]);
    await standAbove(t);
    for (const [path, status, detail] of await answersTo('luo'))
      expect([path, status, detail]).toEqual([path, 404, NO_FILE]);
    const english = await t.http('luo', 'GET', `/api/calls/${callId}`, undefined, {
      'accept-language': 'en',
    });
    expect(english.body).toMatchObject({ code: 'not_found', detail: expect.stringContaining('no files') });
    // What is nobody's is not found as ever, and nothing was written.
    expect((await t.http('luo', 'GET', `/api/calls/${randomUUID()}`)).body.detail).not.toMatch(/具体的件/);
    const looks = await t.foundations.store.read.rows("select id from audit where act like '%reveal%'");
    expect(looks).toEqual([]);
    // Below, a file of the unit above is not there either.
    const own = await t.http('luo', 'POST', '/api/enterprises', {
      name: '市里的店',
      kind: 'food',
      communityId: t.world.community.fengle,
    });
    const asked = await t.http('xie', 'GET', `/api/enterprises/${own.body.id}`);
    expect([asked.status, asked.body.detail]).toEqual([404, '没有找到。']);
  });
});
