/** Who leaves a browser leaves nothing in it: no answer of ours is kept anywhere, and nothing is pushed there any more. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openApiDocument } from '../../src/api-documents/api-documents.js';
import { openTestHub, type TestHub } from '../hub.js';
import { openPage, raise } from '../page.js';
import { PASSWORD } from '../world.js';

const ORIGIN = 'http://localhost:0';
/** No hub is needed to push to for this: whether it would be is asked of the rows. */
const browser = (name: string) => ({
  endpoint: `https://push.example/${name}`,
  keys: { p256dh: 'BOr'.padEnd(87, 'x'), auth: 'a'.repeat(22) },
});

describe('after signing out', () => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub('sqlite', { ALLOWED_ORIGINS: ORIGIN });
  });
  afterEach(() => t.close());

  const signIn = async (username: string) => {
    const answer = await t.http(null, 'POST', '/api/auth/login', { username, password: PASSWORD });
    expect(answer.status).toBe(200);
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    return (method: string, path: string, body?: unknown) =>
      t.http(null, method, path, body, { cookie, origin: ORIGIN });
  };
  const pushed = async (): Promise<string[]> => {
    const rows = await t.foundations.store.read.rows<{ name: string }>(
      'select a.username as name from push_subscription p join account a on a.id = p.person_id order by a.username',
    );
    return rows.map(({ name }) => name);
  };

  test('nothing of /api is in any cache: not one answer may be kept, whoever asks and whatever comes of it', async () => {
    const call = await raise(await t.page('li'));
    const paths = Object.entries(openApiDocument(t.hub.app).paths)
      .filter(([, of]) => 'get' in of)
      .map(([path]) => path.replace('{id}', call.id).replace(/\{\w+\}/g, 'nothing'))
      .filter((path) => path.startsWith('/api/'));
    expect(paths.length).toBeGreaterThan(50);
    const kept: string[] = [];
    const look = async (
      who: Parameters<TestHub['http']>[0],
      method: string,
      path: string,
      body?: unknown,
    ) => {
      const { headers, status } = await t.http(who, method, path, body);
      if (headers.get('cache-control') !== 'no-store')
        kept.push(`${String(who)} ${method} ${path} ${status}`);
      return status;
    };
    const answered: string[] = [];
    for (const path of paths)
      for (const who of ['li', 'wang', 'zhou', 'xie', null] as const)
        if ((await look(who, 'GET', path)) === 200) answered.push(path);
    for (const path of ['/api/docs-json', '/api/channels-json', '/api/nothing', '/api', '/api/%'])
      await look(null, 'GET', path);
    await look('li', 'POST', '/api/calls', {});
    await look(null, 'POST', '/api/auth/token', { username: 'li', password: PASSWORD });
    await look(null, 'POST', '/api/auth/token', '{');
    expect(new Set(answered).size).toBeGreaterThan(40);
    expect(kept).toEqual([]);
  });

  test('the browser is told to drop what it kept, and not what the page keeps for its author', async () => {
    const li = await signIn('li');
    const out = await li('POST', '/api/auth/logout');
    expect(out.status).toBe(204);
    expect(out.headers.get('clear-site-data')).toBe('"cache"');
    expect(out.headers.getSetCookie()[0]).toMatch(/^yihu_session=;/);
    expect((await li('GET', '/api/me')).status).toBe(401);
  });

  test('that browser is pushed nothing more, and the person’s other browsers are', async () => {
    const [here, there] = [await signIn('wang'), await signIn('wang')];
    await here('POST', '/api/me/notice/push', browser('here'));
    await there('POST', '/api/me/notice/push', browser('there'));
    expect(await pushed()).toEqual(['wang', 'wang']);
    await here('POST', '/api/auth/logout');
    expect(await pushed()).toEqual(['wang']);
    expect((await there('GET', '/api/me')).status).toBe(200);
    // Ended from elsewhere it is the same.
    const { items } = (await t.http('wang', 'GET', '/api/me/sessions')).body;
    const other = items.find((s: { kind: string }) => s.kind === 'cookie');
    expect((await t.http('wang', 'DELETE', `/api/me/sessions/${other.id}`)).status).toBe(204);
    expect(await pushed()).toEqual([]);
  });

  test('whether a browser’s push is known is asked of the hub, and is one’s own', async () => {
    const [wang, zhou] = [await signIn('wang'), await signIn('zhou')];
    const { endpoint } = browser('here');
    const known = async (who: typeof wang): Promise<boolean> =>
      (await who('POST', '/api/me/notice/push/known', { endpoint })).body.known;
    expect(await known(wang)).toBe(false);
    await wang('POST', '/api/me/notice/push', browser('here'));
    expect([await known(wang), await known(zhou)]).toEqual([true, false]);
    await wang('DELETE', '/api/me/notice/push', { endpoint });
    expect(await known(wang)).toBe(false);
  });

  test('a session that ends by itself is pushed to on, until another person signs in on its browser', async () => {
    const zhou = await signIn('zhou');
    await zhou('POST', '/api/me/notice/push', browser('shared'));
    t.clock.leap(13 * 3600_000);
    await t.pass(31);
    expect((await zhou('GET', '/api/me')).status).toBe(401);
    expect(await pushed()).toEqual(['zhou']);
    const gao = await signIn('gao');
    await gao('DELETE', '/api/me/notice/push', { endpoint: browser('shared').endpoint });
    expect(await pushed()).toEqual([]);
  });

  test.each([
    ['PATCH', '', { disabled: true }],
    ['POST', '/password', { password: 'another long one 9' }],
  ])(
    'who is shut out, or whose password is set anew, is pushed nothing anywhere: %s %s',
    async (method, path, body) => {
      const [wang, zhou] = [await signIn('wang'), await signIn('zhou')];
      await wang('POST', '/api/me/notice/push', browser('w'));
      await zhou('POST', '/api/me/notice/push', browser('z'));
      expect(
        (await t.http('xie', method, `/api/people/${t.world.ids.zhou}${path}`, body)).status,
      ).toBeLessThan(300);
      expect(await pushed()).toEqual(['wang']);
    },
  );
});

describe('where somebody is signed in', () => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub();
  });
  afterEach(() => t.close());
  const open = async (username: string): Promise<string> =>
    (await t.http(null, 'POST', '/api/auth/token', { username, password: PASSWORD })).body.accessToken;
  const as = (token: string, method: string, path: string) =>
    t.http(null, method, path, undefined, { authorization: `Bearer ${token}` });

  test('a person ends all their others at once, sockets too, and stays', async () => {
    const [here, ...others] = [await open('li'), await open('li'), await open('li')];
    const page = await openPage(t.base, 'community', others[0]);
    const gone = new Promise((left) => page.socket.once('disconnect', left));
    expect((await as(here, 'GET', '/api/me/sessions')).body.items).toHaveLength(3);
    expect((await as(here, 'DELETE', '/api/me/sessions')).status).toBe(204);
    expect(await gone).toBe('io server disconnect');
    for (const token of others) expect((await as(token, 'GET', '/api/me')).status).toBe(401);
    expect((await as(here, 'GET', '/api/me/sessions')).body.items).toMatchObject([{ here: true }]);
  });

  test('their administrator sees where, and ends all at once; nobody else does, and no other unit’s', async () => {
    const tokens = [await open('li'), await open('li')];
    const path = `/api/people/${t.world.ids.li}/sessions`;
    expect((await t.http('xie', 'GET', path)).body.items).toHaveLength(2);
    for (const who of ['zhou', 'wang', 'li'] as const)
      for (const method of ['GET', 'DELETE']) expect((await t.http(who, method, path)).status).toBe(403);
    for (const method of ['GET', 'DELETE']) expect((await t.http('luo', method, path)).status).toBe(404);
    // One of them first: the other stays, and somebody else's is not found by this person's name.
    const [newest] = (await t.http('xie', 'GET', path)).body.items as { id: string }[];
    const others = `/api/people/${t.world.ids.wang}/sessions`;
    await open('wang');
    const [wangs] = (await t.http('xie', 'GET', others)).body.items as { id: string }[];
    for (const who of ['zhou', 'li'] as const)
      expect((await t.http(who, 'DELETE', `${path}/${newest!.id}`)).status).toBe(403);
    expect((await t.http('luo', 'DELETE', `${path}/${newest!.id}`)).status).toBe(404);
    expect((await t.http('xie', 'DELETE', `${path}/${wangs!.id}`)).status).toBe(404);
    expect((await t.http('xie', 'DELETE', `${path}/${newest!.id}`)).status).toBe(204);
    const statuses = await Promise.all(
      tokens.map(async (token) => (await as(token, 'GET', '/api/me')).status),
    );
    expect(statuses.sort()).toEqual([200, 401]);
    expect((await t.http('xie', 'DELETE', `${path}/${newest!.id}`)).status).toBe(404);
    expect((await t.http('xie', 'DELETE', path)).status).toBe(204);
    for (const token of tokens) expect((await as(token, 'GET', '/api/me')).status).toBe(401);
    const entries = await t.foundations.store.read.rows<{ subject: string }>(
      "select subject from audit where act = 'account.end_sessions'",
    );
    expect(entries).toEqual([{ subject: t.world.ids.li }, { subject: t.world.ids.li }]);
  });
});

describe('over https', () => {
  const HTTPS = 'https://yihu.example';
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub('sqlite', { PUBLIC_URL: HTTPS });
  });
  afterEach(() => t.close());
  const ask = (method: string, path: string, cookie: string, body?: unknown) =>
    t.http(null, method, path, body, { cookie, origin: HTTPS });
  const said = (headers: Headers) => headers.getSetCookie().filter((c) => !/=; /.test(c));
  const pairs = (headers: Headers) => said(headers).map((c) => c.split(';')[0]!);

  test('every cookie is of this host alone: __Host-, Secure, for all paths, and named for no domain', async () => {
    const login = await ask('POST', '/api/auth/login', '', { username: 'zhou', password: PASSWORD });
    const cookies = said(login.headers);
    expect(cookies.map((c) => c.split('=')[0]!.replace(/_[0-9a-f]{12}$/, ''))).toEqual([
      '__Host-yihu_session',
      '__Host-yihu_device',
    ]);
    const { code } = (
      await t.http('zhou', 'POST', '/api/devices', {
        kind: 'community',
        communityId: t.world.community.caita,
      })
    ).body;
    const enrol = await ask('POST', '/api/auth/enrol', pairs(login.headers)[0]!, { code });
    expect(enrol.status).toBe(200);
    cookies.push(...said(enrol.headers));
    expect(cookies).toHaveLength(3);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-/);
      expect(cookie).toMatch(/; Path=\/; .*HttpOnly; Secure; SameSite=Lax/);
      expect(cookie).not.toMatch(/domain/i);
    }
    // The device counts, the session that was signed out does not.
    const [enrolled] = pairs(enrol.headers);
    expect((await ask('GET', '/api/me', enrolled!)).body.device).toMatchObject({ kind: 'community' });
    expect((await ask('GET', '/api/me', pairs(login.headers)[0]!)).status).toBe(401);
  });

  test('the names of before are read for one release, behind the new ones, and taken away', async () => {
    const login = await ask('POST', '/api/auth/login', '', { username: 'li', password: PASSWORD });
    const [session] = pairs(login.headers);
    const old = session!.replace('__Host-', '');
    expect((await ask('GET', '/api/me', old)).body.user.name).toBe('li');
    expect((await ask('GET', '/api/me', `yihu_session=planted; ${session!}`)).body.user.name).toBe('li');
    expect(login.headers.getSetCookie().filter((c) => /^yihu_(session|device_\w+)=;/.test(c))).toHaveLength(
      2,
    );
    const out = await ask('POST', '/api/auth/logout', old);
    const gone = out.headers.getSetCookie().map((c) => c.split('=')[0]);
    expect(gone.sort()).toEqual(['__Host-yihu_session', 'yihu_session']);
  });
});
