import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DATABASES } from '../databases.js';
import { pdf } from '../files/documents.js';
import { sendFile } from '../files/send.js';
import { openTestHub, settled, type TestHub } from '../hub.js';
import { accept, openPage, ringOf, type Page } from '../page.js';
import { PASSWORD, type Username } from '../world.js';

const PIN = '482915';
const ORIGIN = 'http://localhost:0';
const QUIET = 30 * 60;
const DAY = 24 * 3600;

/** A browser that was enrolled: its cookie, what it asks, and its page. */
interface Device {
  id: string;
  cookie: string;
  http(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: any; headers: Headers }>;
  page(namespace?: 'community' | 'procuratorate'): Promise<Page>;
}

describe.each(DATABASES)('shared devices on %s', (kind) => {
  let t: TestHub;
  let devices: Page[];
  beforeEach(async () => {
    t = await openTestHub(kind, { ALLOWED_ORIGINS: ORIGIN });
    devices = [];
  });
  afterEach(async () => {
    for (const page of devices) page.close();
    await t.close();
  });

  const invite = async (body: object, by: Username = 'zhou') =>
    (await t.http(by, 'POST', '/api/devices', body)).body as { id: string; code: string; url: string };
  const enrolWith = (code: string, headers: Record<string, string> = {}) =>
    t.http(null, 'POST', '/api/auth/enrol', { code }, headers);
  const at = (id: string, cookie: string): Device => ({
    id,
    cookie,
    http: (method, path, body) => t.http(null, method, path, body, { cookie, origin: ORIGIN }),
    page: async (namespace = 'community') => {
      const page = await openPage(t.base, namespace, undefined, { extraHeaders: { cookie, origin: ORIGIN } });
      devices.push(page);
      return page;
    },
  });
  const enrol = async (body: object = { kind: 'community', communityId: t.world.community.caita }) => {
    const { id, code } = await invite(body);
    const { status, headers } = await enrolWith(code);
    expect(status).toBe(200);
    return at(id, headers.get('set-cookie')!.split(';')[0]!);
  };
  const shift = () => enrol({ kind: 'shift', departmentId: t.world.department.first });
  const setPin = (who: Username, pin = PIN) =>
    t.http(who, 'PUT', '/api/me/pin', { password: PASSWORD, pin }).then(({ status }) => status);
  const audit = (act: string) =>
    t.foundations.store.read.rows<{ actor_id: string; subject: string }>(
      'select actor_id, subject from audit where act = ? order by at, id',
      [act],
    );
  const codeOf = (body: { code?: string; fields?: object }) => [body.code, Object.keys(body.fields ?? {})];

  test('a code enrols once: the cookie is httpOnly and lasts ninety days; used, unknown and too old are refused alike', async () => {
    const { id, code, url } = await invite({ kind: 'community', communityId: t.world.community.caita });
    expect(url).toBe(`${t.foundations.config.publicUrl}/enrol?code=${code}`);
    const stored = await t.foundations.store.read.rows<Record<string, unknown>>('select * from device');
    expect(JSON.stringify(stored)).not.toContain(code.replace('-', ''));

    const [first, second] = await Promise.all([
      enrolWith(code),
      enrolWith(` ${code.toLowerCase().replace('-', ' ')}`),
    ]);
    expect([first!.status, second!.status].sort()).toEqual([200, 400]);
    const cookie = [first!, second!].find((r) => r.status === 200)!.headers.get('set-cookie')!;
    expect(cookie).toMatch(/^yihu_enrolled=[\w-]{43}; .*HttpOnly; SameSite=Lax$/);
    const until = Date.parse(/Expires=([^;]+)/.exec(cookie)![1]!);
    expect(until).toBe(t.clock.now() + 90 * DAY * 1000);
    expect(codeOf((await enrolWith(code)).body)).toEqual(['invalid', ['code']]);
    expect(codeOf((await enrolWith('AAAA-BBBB')).body)).toEqual(['invalid', ['code']]);

    const late = await invite({ kind: 'shift' });
    await t.leap(15 * 60);
    expect(codeOf((await enrolWith(late.code)).body)).toEqual(['invalid', ['code']]);
    expect(await audit('device.invite')).toHaveLength(2);
    expect(await audit('device.enrol')).toEqual([{ actor_id: t.world.ids.zhou, subject: id }]);
  });

  test('a file goes out from a device as words do, as its author, and is read by a person only', async () => {
    const device = await enrol();
    const page = await device.page();
    const call = await page.do('call:raise', { clientCallId: randomUUID() });
    const headers = { cookie: device.cookie, origin: ORIGIN };
    const send = (by?: string) => sendFile(t, null, call.id, pdf(), { headers, ...(by && { by }) });
    const read = async (id: string) => (await device.http('GET', `/api/files/${id}`)).status;
    const nobodys = await send();
    expect(nobodys.status).toBe(201);
    expect(await read(nobodys.body.id)).toBe(404);
    await device.http('POST', '/api/device/person', { personId: t.world.ids.sun });
    expect(await read(nobodys.body.id)).toBe(200);
    // What li had chosen before sun came, and who is of another community.
    expect((await send(t.world.ids.li)).status).toBe(201);
    expect((await send(t.world.ids.qian)).status).toBe(403);
    const { items } = (await t.http('li', 'GET', `/api/calls/${call.id}/messages`)).body;
    expect(items.map((m: { from: { id: string } }) => m.from.id)).toEqual([device.id, t.world.ids.li]);
  });

  test('a code is taken in the full width of a Chinese keyboard', async () => {
    const { code } = await invite({ kind: 'shift' });
    const wide = code.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    expect((await enrolWith(`${wide}\u3000`)).status).toBe(200);
  });

  test('guessing codes is held back by address', async () => {
    for (let i = 0; i < 5; i++) expect((await enrolWith('AAAA-BBBB')).status).toBe(400);
    expect((await enrolWith('AAAA-BBBB')).status).toBe(429);
  });

  test('only coordinators and administrators of the unit enrol, see and withdraw; places are their own', async () => {
    const device = await enrol();
    for (const who of ['li', 'wang'] as const)
      expect((await t.http(who, 'GET', '/api/devices')).status).toBe(403);
    expect((await t.http('gao', 'GET', '/api/devices')).body.items).toEqual([]);
    expect((await t.http('gao', 'DELETE', `/api/devices/${device.id}`)).status).toBe(404);
    expect((await t.http('gao', 'POST', `/api/devices/${device.id}/code`)).status).toBe(404);
    for (const [body, field] of [
      [{ kind: 'community', communityId: t.world.community.fengle }, 'communityId'],
      [{ kind: 'community' }, 'communityId'],
      [{ kind: 'shift', departmentId: t.world.department.other }, 'departmentId'],
      [{ kind: 'shift', communityId: t.world.community.caita }, 'communityId'],
    ] as const)
      expect(codeOf((await t.http('zhou', 'POST', '/api/devices', body)).body)).toEqual(['invalid', [field]]);
    expect((await t.http('xie', 'GET', '/api/devices')).body.items).toMatchObject([
      {
        id: device.id,
        kind: 'community',
        name: '彩塔街社区 共用设备',
        state: 'enrolled',
        invitedBy: { name: 'zhou' },
      },
    ]);
  });

  test('an enrolled device raises at once, over the channel and over HTTP, named as itself; who acts is said after', async () => {
    const device = await enrol();
    const page = await device.page();
    const wang = await t.page('wang');
    await wang.do('duty:start');
    const clientCallId = randomUUID();
    const call = await page.do('call:raise', { clientCallId });
    expect(call.raisedBy).toEqual({ id: device.id, name: '彩塔街社区 共用设备' });
    expect(call.community.id).toBe(t.world.community.caita);
    expect((await ringOf(wang, call.id)).call.id).toBe(call.id);

    const asked = (await device.http('GET', '/api/device')).body;
    expect(asked.people.map((p: { name: string }) => p.name)).toEqual(['li', 'sun']);
    expect(asked.acting).toBeUndefined();
    await device.http('POST', '/api/device/person', { personId: t.world.ids.li });
    await page.do('call:amend', { callId: call.id, operatorName: 'li' });
    await page.do('call:message', { callId: call.id, clientMessageId: 'm1', text: '请快' });

    const { items } = (await t.http('zhou', 'GET', `/api/calls/${call.id}/timeline`)).body;
    const by = (deed: string) => items.find((i: { deed: string }) => i.deed === deed);
    expect(by('raised')).toMatchObject({ actor: { id: device.id }, device: { id: device.id } });
    expect(by('amended')).toMatchObject({ actor: { id: t.world.ids.li }, device: { id: device.id } });
    expect(by('messaged')).toMatchObject({ actor: { id: t.world.ids.li } });
    expect(JSON.stringify(items.map((i: { data: object }) => i.data))).not.toContain(device.id);
    expect(await accept(wang, call.id)).toMatchObject({ callback: { name: 'li' } });

    // The same click again, by the device then by the person: the same call, over whichever way.
    expect(await page.do('call:raise', { clientCallId })).toMatchObject({ id: call.id });
    const over = await t.http(
      null,
      'POST',
      '/api/calls',
      {},
      {
        cookie: device.cookie,
        origin: ORIGIN,
        'idempotency-key': clientCallId,
      },
    );
    expect([over.status, over.body.id]).toEqual([200, call.id]);
    await device.http('POST', '/api/device/person', { personId: t.world.ids.sun });
    expect(await page.do('call:raise', { clientCallId })).toMatchObject({ id: call.id });
    expect(
      await page.ask('call:message', { callId: call.id, clientMessageId: 'm2', text: '在' }),
    ).toMatchObject({
      data: { from: { id: t.world.ids.sun } },
    });
    // Somebody else's id it stays for everybody else.
    const li = await t.page('li');
    expect(await li.ask('call:raise', { clientCallId })).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
  });

  test('what was said without a line goes out as who said it, whoever acts when the line is back', async () => {
    const device = await enrol();
    const page = await device.page();
    const { li, sun, qian } = t.world.ids;
    await device.http('POST', '/api/device/person', { personId: sun });

    const clientCallId = randomUUID();
    const call = await page.do('call:raise', { clientCallId, by: li });
    expect(call.raisedBy).toMatchObject({ id: li });
    expect((await page.do('call:raise', { clientCallId, by: li })).id).toBe(call.id);
    const said = { callId: call.id, clientMessageId: randomUUID(), text: '老人在楼下' };
    expect((await page.do('call:message', { ...said, by: li })).from).toMatchObject({ id: li });
    expect((await page.do('call:message', { ...said, by: li })).from).toMatchObject({ id: li });
    expect(
      (await page.do('call:message', { ...said, clientMessageId: randomUUID(), by: device.id })).from.id,
    ).toBe(device.id);
    expect((await page.do('call:message', { ...said, clientMessageId: randomUUID() })).from.id).toBe(sun);
    const { items } = (await t.http('zhou', 'GET', `/api/calls/${call.id}/timeline`)).body;
    expect(items[0]).toMatchObject({ actor: { id: li }, device: { id: device.id } });
    expect(items.filter((i: { deed: string }) => i.deed === 'messaged')).toHaveLength(3);
    await page.do('call:cancel', { callId: call.id, by: li });

    // By plain HTTP too, and as the device's where nobody had said who acts.
    const over = (by: string) =>
      t.http(
        null,
        'POST',
        '/api/calls',
        { by },
        { cookie: device.cookie, origin: ORIGIN, 'idempotency-key': randomUUID() },
      );
    expect((await over(li)).body.raisedBy.id).toBe(li);
    expect((await over(device.id)).body.raisedBy.id).toBe(device.id);
    // Whoever may not act here any more: their words are nobody else's, and the call goes out all the same.
    expect((await over(qian)).body.raisedBy.id).toBe(device.id);
    expect(
      await page.ask('call:message', { ...said, clientMessageId: randomUUID(), by: qian }),
    ).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
  });

  test('nobody speaks for another in a session of their own, nor on a shift phone that changed hands', async () => {
    const { sun, wang, zhao } = t.world.ids;
    const page = await t.page('li');
    const call = await page.do('call:raise', { clientCallId: randomUUID() });
    const said = { callId: call.id, clientMessageId: randomUUID(), text: '在' };
    for (const [event, payload] of [
      ['call:raise', { clientCallId: randomUUID() }],
      ['call:message', said],
      ['call:amend', { callId: call.id, summary: '在' }],
      ['call:cancel', { callId: call.id }],
    ] as const)
      expect([event, await page.ask(event, { ...payload, by: sun })]).toMatchObject([
        event,
        { ok: false, error: { code: 'forbidden' } },
      ]);
    expect((await page.do('call:message', { ...said, by: t.world.ids.li })).from.id).toBe(t.world.ids.li);

    const phone = await shift();
    await setPin('wang');
    await phone.http('POST', '/api/device/take', { personId: wang, pin: PIN });
    const officer = await phone.page('procuratorate');
    await officer.do('duty:start');
    await accept(officer, call.id);
    expect(await officer.ask('call:message', { ...said, by: zhao })).toMatchObject({
      error: { code: 'forbidden' },
    });
  });

  test('who acts is asked again after a quiet half hour, and never before a call', async () => {
    const device = await enrol();
    const page = await device.page();
    await device.http('POST', '/api/device/person', { personId: t.world.ids.li });
    await t.leap(QUIET - 60);
    expect((await page.do('call:raise', { clientCallId: randomUUID() })).raisedBy.name).toBe('li');
    await t.leap(QUIET - 60);
    expect((await device.http('GET', '/api/device')).body.acting).toMatchObject({ name: 'li' });
    await t.leap(61);
    expect((await device.http('GET', '/api/device')).body.acting).toBeUndefined();
    expect((await page.do('call:raise', { clientCallId: randomUUID() })).raisedBy.id).toBe(device.id);
  });

  test('a device has its one community, whoever acts: no other’s calls, no account, no other room', async () => {
    const device = await enrol();
    const page = await device.page();
    await device.http('POST', '/api/device/person', { personId: t.world.ids.sun });
    const qian = await t.page('qian');
    const other = await qian.do('call:raise', { clientCallId: randomUUID() });
    await settled();
    expect(page.heard<{ id: string }>('call:changed').map((c) => c.id)).not.toContain(other.id);
    expect((await device.http('GET', `/api/calls/${other.id}`)).status).toBe(404);
    expect((await device.http('GET', '/api/calls')).body.items).toEqual([]);
    expect(
      await page.ask('call:message', { callId: other.id, clientMessageId: 'x', text: '?' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
    const shagang = { clientCallId: randomUUID(), communityId: t.world.community.shagang };
    expect(await page.ask('call:raise', shagang)).toMatchObject({ error: { code: 'forbidden' } });
    for (const [method, path, body] of [
      ['GET', '/api/me/sessions'],
      ['POST', '/api/me/password', { current: PASSWORD, next: 'another long password' }],
      ['PUT', '/api/me/pin', { password: PASSWORD, pin: PIN }],
      ['POST', '/api/me/totp'],
      ['POST', '/api/auth/logout'],
      ['GET', '/api/devices'],
    ] as const)
      expect([path, (await device.http(method, path, body)).status]).toEqual([path, 403]);
    await expect(device.page('procuratorate')).rejects.toMatchObject({ code: 'forbidden' });
    // Not a worker of this community, not an officer, not a neighbour.
    for (const who of ['qian', 'wang', 'he'] as const)
      expect((await device.http('POST', '/api/device/person', { personId: t.world.ids[who] })).status).toBe(
        404,
      );
    // And what is a device's to ask is nobody else's; a cookie without an allowed Origin does nothing.
    expect((await t.http('li', 'GET', '/api/device')).status).toBe(403);
    expect(
      (
        await t.http(
          null,
          'POST',
          '/api/calls',
          {},
          { cookie: device.cookie, 'idempotency-key': randomUUID() },
        )
      ).status,
    ).toBe(403);
  });

  test('particulars are masked without the PIN, clear with it for five minutes, and masked for the next person', async () => {
    const device = await enrol();
    const page = await device.page();
    await setPin('li');
    const call = await page.do('call:raise', {
      clientCallId: randomUUID(),
      resident: { name: '张大爷', phone: '13912345678', basis: 'consent' },
    });
    const particulars = async () => (await device.http('GET', `/api/calls/${call.id}`)).body;
    const reveal = () => device.http('POST', `/api/calls/${call.id}/reveal`, { reason: '核对' });
    expect(await particulars()).toMatchObject({ shows: 'state', summary: '' });
    expect((await particulars()).resident).toBeUndefined();
    await device.http('POST', '/api/device/person', { personId: t.world.ids.li });
    expect(await particulars()).toMatchObject({ masked: true });
    expect((await reveal()).body.code).toBe('forbidden');

    const unlocked = await device.http('POST', '/api/device/unlock', { personId: t.world.ids.li, pin: PIN });
    expect(unlocked.body.unlockedUntil).toBe(new Date(t.clock.now() + 300_000).toISOString());
    expect(await particulars()).toMatchObject({ resident: { name: '张大爷', phone: '13912345678' } });
    expect((await particulars()).masked).toBeUndefined();
    expect((await reveal()).status).toBe(200);
    await t.pass(299);
    expect((await particulars()).masked).toBeUndefined();
    await t.pass(1);
    expect(await particulars()).toMatchObject({ masked: true, resident: { phone: '139****5678' } });
    expect((await reveal()).status).toBe(403);

    await device.http('POST', '/api/device/unlock', { personId: t.world.ids.li, pin: PIN });
    await device.http('POST', '/api/device/person', { personId: t.world.ids.sun });
    expect(await particulars()).toMatchObject({ masked: true });
    await device.http('POST', '/api/device/unlock', { personId: t.world.ids.li, pin: PIN });
    await device.http('POST', '/api/device/lock');
    expect(await particulars()).toMatchObject({ masked: true });
    expect(await audit('device.unlock')).toEqual(
      Array.from({ length: 3 }, () => ({ actor_id: t.world.ids.li, subject: device.id })),
    );
  });

  test('five wrong PINs and this device waits for this person: others, and the same person elsewhere, do not', async () => {
    const [one, other] = [await enrol(), await enrol()];
    await setPin('li');
    await setPin('sun', '739164');
    const unlock = async (device: Device, who: Username, pin: string) =>
      (await device.http('POST', '/api/device/unlock', { personId: t.world.ids[who], pin })).status;
    for (let i = 0; i < 5; i++) expect(await unlock(one, 'li', '111222')).toBe(400);
    expect(await unlock(one, 'li', PIN)).toBe(429);
    expect(await unlock(other, 'li', PIN)).toBe(200);
    expect(await unlock(one, 'sun', '739164')).toBe(200);
    await t.pass(31);
    expect(await unlock(one, 'li', PIN)).toBe(200);
  });

  test('twenty wrong PINs in a row on a device, however slowly, and only the password helps', async () => {
    const device = await enrol();
    await setPin('li');
    const body = (pin: string) => ({ personId: t.world.ids.li, pin });
    for (let i = 0; i < 20; i++) {
      expect((await device.http('POST', '/api/device/unlock', body('111222'))).status).toBe(400);
      t.clock.leap(31 * 60_000);
    }
    expect((await device.http('POST', '/api/device/unlock', body(PIN))).body.code).toBe('conflict');
    expect(
      (await device.http('POST', '/api/device/pin', { ...body('603817'), password: PASSWORD })).status,
    ).toBe(200);
    expect((await device.http('POST', '/api/device/unlock', body('603817'))).status).toBe(200);
  });

  test('a PIN is set with the password, at one’s account or on the device, and not a guessable one', async () => {
    const device = await enrol();
    const on = (body: object) =>
      device.http('POST', '/api/device/pin', { personId: t.world.ids.li, ...body });
    expect(
      (await device.http('POST', '/api/device/unlock', { personId: t.world.ids.li, pin: PIN })).body.code,
    ).toBe('conflict');
    expect((await on({ password: 'wrong', pin: PIN })).status).toBe(401);
    for (const pin of ['000000', '123456', '654321', '112211', '520520'])
      expect(codeOf((await on({ password: PASSWORD, pin })).body)).toEqual(['invalid', ['pin']]);
    expect(codeOf((await on({ password: PASSWORD, pin: '48291' })).body)).toEqual(['invalid', ['pin']]);
    const set = await on({ password: PASSWORD, pin: PIN });
    expect(set.body.people).toMatchObject([
      { name: 'li', pin: true },
      { name: 'sun', pin: false },
    ]);
    // Somebody's right password sets nobody else's PIN.
    expect(
      (
        await device.http('POST', '/api/device/pin', {
          personId: t.world.ids.qian,
          password: PASSWORD,
          pin: PIN,
        })
      ).status,
    ).toBe(404);
    const own = await t.http('li', 'PUT', '/api/me/pin', { password: 'wrong', pin: '739164' });
    expect(codeOf(own.body)).toEqual(['invalid', ['password']]);
    expect(await setPin('li', '739164')).toBe(204);
    const rows = await t.foundations.store.read.rows<{ hash: string }>('select hash from pin');
    expect(rows).toHaveLength(1);
    expect(rows[0]!.hash).toMatch(/^\$argon2id\$/);
    expect((await t.http('li', 'GET', '/api/me')).body.pin).toBe(true);
  });

  test('withdrawn: its sockets close at once, its next request is nobody’s, and a new code cannot be had for it', async () => {
    const device = await enrol();
    const page = await device.page();
    const closed = new Promise<string>((done) => page.socket.once('disconnect', done));
    expect((await t.http('zhou', 'DELETE', `/api/devices/${device.id}`)).status).toBe(204);
    expect(await closed).toBe('io server disconnect');
    expect((await device.http('GET', '/api/me')).status).toBe(401);
    expect((await device.http('GET', '/api/device')).status).toBe(401);
    await expect(device.page()).rejects.toMatchObject({ code: 'unauthenticated' });
    expect((await t.http('zhou', 'DELETE', `/api/devices/${device.id}`)).status).toBe(204);
    expect((await t.http('zhou', 'POST', `/api/devices/${device.id}/code`)).status).toBe(404);
    expect(await audit('device.withdraw')).toHaveLength(1);
    expect((await t.http('zhou', 'GET', '/api/devices')).body.items[0]).toMatchObject({
      state: 'withdrawn',
      withdrawnBy: { name: 'zhou' },
    });
  });

  test('it ends by itself after ninety days; enrolled again it is the same device, and what it was before is out', async () => {
    const device = await enrol();
    const before = await device.page();
    const gone = new Promise<string>((done) => before.socket.once('disconnect', done));
    const { code } = (await t.http('zhou', 'POST', `/api/devices/${device.id}/code`)).body;
    expect((await device.http('GET', '/api/me')).status).toBe(200);
    const again = await enrolWith(code);
    expect(await gone).toBe('io server disconnect');
    expect((await device.http('GET', '/api/me')).status).toBe(401);
    const anew = at(device.id, again.headers.get('set-cookie')!.split(';')[0]!);
    expect((await anew.http('GET', '/api/me')).body.device).toMatchObject({ id: device.id, acts: false });
    t.clock.leap(90 * DAY * 1000);
    expect((await anew.http('GET', '/api/me')).status).toBe(401);
    await t.pass(31);
    expect(await audit('device.over')).toHaveLength(1);
  });

  test('a person’s own session comes first, and the device is there again when it has ended; enrolling signs out who stood there', async () => {
    const device = await enrol();
    const login = await t.http(null, 'POST', '/api/auth/login', { username: 'zhou', password: PASSWORD });
    const own = login.headers.get('set-cookie')!.split(';')[0]!;
    const both = { cookie: `${device.cookie}; ${own}`, origin: ORIGIN };
    expect((await t.http(null, 'GET', '/api/me', undefined, both)).body.user.name).toBe('zhou');
    const { code } = (await t.http('zhou', 'POST', `/api/devices/${device.id}/code`)).body;
    const enrolled = await enrolWith(code, both);
    const now = enrolled.headers
      .getSetCookie()
      .find((c) => c.startsWith('yihu_enrolled'))!
      .split(';')[0]!;
    expect(enrolled.headers.getSetCookie().some((c) => c.startsWith('yihu_session=;'))).toBe(true);
    const after = { cookie: `${now}; ${own}`, origin: ORIGIN };
    expect((await t.http(null, 'GET', '/api/me', undefined, after)).body.user.id).toBe(device.id);
  });

  describe('a shift phone', () => {
    const take = (device: Device, who: Username, pin = PIN) =>
      device.http('POST', '/api/device/take', { personId: t.world.ids[who], pin });

    test('is nobody’s until it is taken with a PIN, then that officer’s alone', async () => {
      const phone = await shift();
      for (const who of ['wang', 'zhao'] as const) await setPin(who);
      expect((await phone.http('GET', '/api/me')).body).toMatchObject({
        user: { roles: [] },
        device: { acts: false },
      });
      expect((await phone.http('GET', '/api/calls')).status).toBe(403);
      await expect(phone.page('procuratorate')).rejects.toMatchObject({ code: 'forbidden' });
      await expect(phone.page('community')).rejects.toMatchObject({ code: 'forbidden' });
      const { people } = (await phone.http('GET', '/api/device')).body;
      expect(people.map((p: { name: string }) => p.name)).toEqual(['wang', 'zhao']);
      expect((await take(phone, 'chen')).status).toBe(404); // another department's
      expect((await take(phone, 'wang', '111222')).status).toBe(400);
      expect((await phone.http('POST', '/api/device/person', { personId: t.world.ids.wang })).status).toBe(
        403,
      );

      expect((await take(phone, 'wang')).body.acting).toMatchObject({ name: 'wang' });
      const page = await phone.page('procuratorate');
      await page.do('duty:start');
      const zhao = await t.page('zhao');
      await zhao.do('duty:start');
      const li = await t.page('li');
      const call = await li.do('call:raise', {
        clientCallId: randomUUID(),
        resident: { name: '张大爷', phone: '13912345678', basis: 'consent' },
      });
      const detail = await accept(page, call.id);
      expect(detail).toMatchObject({ holder: { name: 'wang' }, resident: { phone: '13912345678' } });
      const { items } = (await t.http('zhou', 'GET', `/api/calls/${call.id}/timeline`)).body;
      expect(items.find((i: { deed: string }) => i.deed === 'accepted')).toMatchObject({
        actor: { id: t.world.ids.wang },
        device: { id: phone.id, name: '第一检察部 值班手机' },
      });
      expect((await phone.http('GET', '/api/me/sessions')).status).toBe(403);
      expect((await phone.http('GET', '/api/reports/summary')).status).toBe(403);
    });

    test('taken by another, it is closed to who had it, and rings are the taker’s only', async () => {
      const phone = await shift();
      for (const who of ['wang', 'zhao'] as const) await setPin(who);
      await take(phone, 'wang');
      const first = await phone.page('procuratorate');
      await first.do('duty:start');
      const gone = new Promise<string>((done) => first.socket.once('disconnect', done));
      await t.pass(1);
      await take(phone, 'zhao');
      expect(await gone).toBe('io server disconnect');
      const second = await phone.page('procuratorate');
      await second.do('duty:start');
      const li = await t.page('li');
      const call = await li.do('call:raise', { clientCallId: randomUUID() }); // wang's posting: he is rung first
      await settled();
      expect(second.heard('offer:ring')).toEqual([]);
      const wang = await t.page('wang');
      expect((await wang.hear('snapshot')).offers.map((o: { call: { id: string } }) => o.call.id)).toEqual([
        call.id,
      ]);
      expect((await audit('device.take')).map((a) => a.actor_id)).toEqual([
        t.world.ids.wang,
        t.world.ids.zhao,
      ]);

      const over = new Promise<string>((done) => second.socket.once('disconnect', done));
      expect((await phone.http('POST', '/api/device/return')).body.acting).toBeUndefined();
      expect(await over).toBe('io server disconnect');
      expect((await phone.http('GET', '/api/calls')).status).toBe(403);
      expect(await audit('device.return')).toHaveLength(1);
    });

    test('is given back by itself after a day, and at once when its officer is shut out', async () => {
      const phone = await shift();
      for (const who of ['wang', 'zhao'] as const) await setPin(who);
      await take(phone, 'wang');
      let page = await phone.page('procuratorate');
      let gone = new Promise<string>((done) => page.socket.once('disconnect', done));
      t.clock.leap(DAY * 1000);
      expect((await phone.http('GET', '/api/calls')).status).toBe(403);
      await t.pass(31);
      expect(await gone).toBe('io server disconnect');

      await take(phone, 'zhao');
      page = await phone.page('procuratorate');
      gone = new Promise<string>((done) => page.socket.once('disconnect', done));
      await t.http('xie', 'PATCH', `/api/people/${t.world.ids.zhao}`, { disabled: true });
      expect(await gone).toBe('io server disconnect');
      expect((await phone.http('GET', '/api/device')).body.acting).toBeUndefined();
      expect((await take(phone, 'zhao')).status).toBe(404);
    });
  });
});
