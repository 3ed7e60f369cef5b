/** One's own way in: what comes first, what is asked again, and what ends with a change. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { openPage, raise } from '../page.js';
import { PASSWORD } from '../world.js';

describe.each(DATABASES)('one’s own way in, on %s', (kind) => {
  let t: TestHub;
  beforeEach(async () => {
    t = await openTestHub(kind);
  });
  afterEach(() => t.close());

  const signIn = (body: object) => t.http(null, 'POST', '/api/auth/token', body);
  const as = (token: string) => (method: string, path: string, body?: unknown) =>
    t.http(null, method, path, body, { authorization: `Bearer ${token}` });

  test('a password that an administrator set is changed before anything else', async () => {
    const first = 'seven lamps on the north quay';
    const account = { username: 'newcomer', password: first, name: '新来的', roles: ['worker'] };
    const made = await t.http('xie', 'POST', '/api/people', {
      ...account,
      communityIds: [t.world.community.caita],
    });
    expect(made.status).toBe(201);
    const { body } = await signIn({ username: 'newcomer', password: first });
    const own = as(body.accessToken);
    expect((await own('GET', '/api/me')).body.mustChangePassword).toBe(true);
    for (const [method, path] of [
      ['GET', '/api/calls'],
      ['POST', '/api/calls'],
      ['GET', '/api/places'],
      ['GET', '/api/me/sessions'],
      ['POST', '/api/me/totp'],
      ['PUT', '/api/me/pin'],
    ] as const) {
      const answer = await own(method, path, method === 'GET' ? undefined : {});
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'forbidden']);
    }
    await expect(openPage(t.base, 'community', body.accessToken)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const next = 'eleven kites over a dry river';
    expect((await own('POST', '/api/me/password', { current: first, next })).status).toBe(204);
    expect((await own('GET', '/api/calls')).status).toBe(200);
    (await openPage(t.base, 'community', body.accessToken)).close();
  });

  test('a second factor: the hub chooses its secret, the password is asked first, other sessions end, a used code says so', async () => {
    const credentials = { username: 'wang', password: PASSWORD };
    const [here, elsewhere] = [
      as((await signIn(credentials)).body.accessToken),
      as((await signIn(credentials)).body.accessToken),
    ];
    for (const password of [undefined, '', 'another password'])
      expect((await here('POST', '/api/me/totp', { password })).status).toBe(400);
    const begun = await here('POST', '/api/me/totp', { password: PASSWORD });
    expect(begun.status).toBe(200);
    const { secret, ticket } = begun.body;
    const codeOf = (text: string) =>
      new TOTP({ secret: Secret.fromBase32(text) }).generate({ timestamp: t.clock.now() });
    const own = new Secret({ size: 20 }).base32;
    expect(
      (await here('POST', '/api/me/totp/confirm', { secret: own, ticket, code: codeOf(own) })).status,
    ).toBe(400);
    // As an authenticator shows it, and as a Chinese keyboard writes it.
    const code = codeOf(secret);
    expect(
      (
        await here('POST', '/api/me/totp/confirm', {
          secret,
          ticket,
          code: `${code.slice(0, 3)} ${code.slice(3)} `,
        })
      ).status,
    ).toBe(204);
    expect((await here('GET', '/api/me')).status).toBe(200);
    expect((await elsewhere('GET', '/api/me')).status).toBe(401);

    const used = await signIn({ ...credentials, code });
    expect([used.status, used.body.fields]).toEqual([400, { code: '这个验证码已经用过，请等下一个' }]);
    await t.pass(30);
    const wide = codeOf(secret).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
    expect((await signIn({ ...credentials, code: `${wide}　` })).status).toBe(200);
  });

  test('a unit asks a second factor of a role: who has none sets it up, calls in need and does nothing else; who is on duty when it is over', async () => {
    const tokenOf = async (username: string) =>
      (await signIn({ username, password: PASSWORD })).body.accessToken as string;
    const [token, onDuty, other] = [await tokenOf('li'), await tokenOf('wang'), await tokenOf('qian')];
    const li = as(token);
    const page = await openPage(t.base, 'community', token);
    const officer = await openPage(t.base, 'procuratorate', onDuty);
    await officer.do('duty:start');
    const put = (factorRoles: unknown) => t.http('xie', 'PUT', '/api/settings', { factorRoles });
    expect((await put(['somebody'])).status).toBe(400);
    expect((await put('worker')).status).toBe(400);
    expect((await li('GET', '/api/calls')).status).toBe(200);
    const sun = await t.page('sun');
    const colleagues = await raise(sun);
    await sun.do('call:cancel', { callId: colleagues.id });
    expect((await put(['worker', 'officer'])).body.factorRoles).toEqual(['worker', 'officer']);

    expect((await li('GET', '/api/me')).body.mustSetFactor).toBe(true);
    for (const [method, path] of [
      ['GET', '/api/calls'],
      ['GET', '/api/calls/count'],
      ['GET', `/api/calls/${colleagues.id}/timeline`],
      ['POST', `/api/calls/${colleagues.id}/reveal`],
      ['GET', '/api/me/sessions'],
      ['DELETE', '/api/me/totp'],
      ['PUT', '/api/me/pin'],
    ] as const) {
      const answer = await li(method, path, method === 'GET' ? undefined : {});
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'forbidden']);
    }
    page.close();
    // Somebody who calls in need is never barred: they raise, write, take back and follow their own call, and no other.
    const needing = await openPage(t.base, 'community', token);
    expect((await needing.hear('snapshot')).calls).toEqual([]);
    const own = await raise(needing);
    expect(
      await needing.ask('call:message', { callId: own.id, clientMessageId: randomUUID(), text: '救' }),
    ).toMatchObject({
      ok: true,
    });
    await needing.hear('call:message', (m) => m.callId === own.id);
    expect((await li('GET', `/api/calls/${own.id}`)).body).toMatchObject({ id: own.id, state: 'ringing' });
    expect((await li('GET', `/api/calls/${own.id}/messages`)).body.items).toHaveLength(1);
    for (const path of [`/api/calls/${colleagues.id}`, `/api/calls/${colleagues.id}/messages`])
      expect([path, (await li('GET', path)).status]).toEqual([path, 404]);
    for (const [event, payload] of [
      ['call:rate', { callId: own.id, rating: 5 }],
      ['call:reopen', { callId: colleagues.id, reason: '还没有解决' }],
    ] as const)
      expect([event, await needing.ask(event, payload)]).toMatchObject([
        event,
        { error: { code: 'forbidden' } },
      ]);
    const refused = { error: { code: 'not_found' } };
    expect(await needing.ask('call:cancel', { callId: colleagues.id })).toMatchObject(refused);
    expect(await needing.ask('call:amend', { callId: colleagues.id, urgency: 'emergency' })).toMatchObject(
      refused,
    );
    expect((await needing.do('call:amend', { callId: own.id, urgency: 'emergency' })).urgency).toBe(
      'emergency',
    );
    await needing.do('call:cancel', { callId: own.id });
    await needing.hear('call:changed', (c) => c.id === own.id && c.state === 'cancelled');
    const plain = await t.http(
      null,
      'POST',
      '/api/calls',
      {},
      {
        authorization: `Bearer ${token}`,
        'idempotency-key': randomUUID(),
      },
    );
    expect(plain.status).toBe(201);
    // What becomes of another's call is not told.
    const another = await raise(sun);
    await sun.do('call:cancel', { callId: another.id });
    sun.close();
    await needing.do('call:cancel', { callId: plain.body.id });
    await needing.hear('call:changed', (c) => c.id === plain.body.id && c.state === 'cancelled');
    expect(needing.heard<{ id: string }>('call:changed').filter((c) => c.id === another.id)).toEqual([]);
    // Another's role needs none; a coordinator goes on.
    expect((await t.http('zhou', 'GET', '/api/calls')).status).toBe(200);
    expect((await as(other)('GET', '/api/calls')).status).toBe(403);

    // Nobody who is being rung is silenced by a setting.
    expect((await as(onDuty)('GET', '/api/calls')).status).toBe(200);
    await officer.do('duty:end');
    expect(await officer.ask('duty:start')).toMatchObject({ error: { code: 'forbidden' } });
    expect((await as(onDuty)('GET', '/api/calls')).status).toBe(403);
    officer.close();

    const { secret, ticket } = (await li('POST', '/api/me/totp', { password: PASSWORD })).body;
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: t.clock.now() });
    expect((await li('POST', '/api/me/totp/confirm', { secret, ticket, code })).status).toBe(204);
    needing.close();
    expect((await li('GET', '/api/calls')).status).toBe(200);
    expect((await li('GET', '/api/me')).body.mustSetFactor).toBeUndefined();
    const whole = await openPage(t.base, 'community', token);
    expect((await whole.hear('snapshot')).calls.map((c: { id: string }) => c.id)).toContain(colleagues.id);
    whole.close();
  });

  test('hours of others are exported after a sign-in of the last ten minutes, or one’s password', async () => {
    const ask = (who: 'zhou' | 'wang', kind: string, password?: string) =>
      t.http(who, 'POST', '/api/jobs', {
        kind,
        params: { format: 'csv', filter: {} },
        ...(password !== undefined && { password }),
      });
    await t.token('zhou');
    await t.token('wang');
    await t.pass(599);
    expect((await ask('zhou', 'export_hours')).status).toBe(201);
    await t.pass(1);
    for (const exported of ['export_hours', 'export_volunteer_hours']) {
      const { status, body } = await ask('zhou', exported);
      expect([status, body.code, Object.keys(body.fields)]).toEqual([403, 'forbidden', ['password']]);
      const wrong = await ask('zhou', exported, 'not my password at all');
      expect([wrong.status, Object.keys(wrong.body.fields)]).toEqual([400, ['password']]);
      expect((await ask('zhou', exported, PASSWORD)).status).toBe(201);
    }
    // One's own hours, and what names nobody, cost no second look.
    expect((await ask('wang', 'export_hours')).status).toBe(201);
    expect((await ask('zhou', 'export_calls')).status).toBe(201);
  });

  test('another’s password and factor, and papers with many people’s identity numbers, cost the same proof', async () => {
    const { ids } = t.world;
    await t.token('xie');
    await t.token('zhou');
    const secret = new Secret({ size: 20 }).base32;
    await t.foundations.store.write('given', (tx) =>
      tx.run('update account set totp_secret = ? where id = ?', [secret, ids.wang]),
    );
    const of = async (id: string) =>
      (
        await t.foundations.store.read.rows<{ password_hash: string; totp_secret: string | null }>(
          'select password_hash, totp_secret from account where id = ?',
          [id],
        )
      )[0]!;
    const before = await of(ids.wang);
    const reset = (more: object = {}, id: string = ids.wang) =>
      t.http('xie', 'POST', `/api/people/${id}/password`, {
        password: 'nine lanterns by the mill',
        withoutTotp: true,
        ...more,
      });
    await t.pass(599);
    expect((await reset({}, ids.li)).status).toBe(204);
    await t.pass(1);
    const { status, body } = await reset();
    expect([status, body.code, Object.keys(body.fields)]).toEqual([403, 'forbidden', ['current']]);
    const wrong = await reset({ current: 'not my password at all' });
    expect([wrong.status, Object.keys(wrong.body.fields)]).toEqual([400, ['current']]);
    expect(await of(ids.wang)).toEqual(before);
    expect((await reset({ current: PASSWORD })).status).toBe(204);
    const after = await of(ids.wang);
    expect([after.totp_secret, after.password_hash === before.password_hash]).toEqual([null, false]);

    expect(
      (await t.http('zhou', 'PUT', '/api/certificates/settings', { inCharge: '周', contact: '024' })).status,
    ).toBe(200);
    for (const [job, params] of [
      ['certificates', { paper: 'record', from: '2026-11-01', to: '2026-11-02' }],
      ['certificate_prints', { ids: [randomUUID()] }],
    ] as const) {
      const ask = (more: object = {}) => t.http('zhou', 'POST', '/api/jobs', { kind: job, params, ...more });
      const refused = await ask();
      expect([job, refused.status, Object.keys(refused.body.fields)]).toEqual([job, 403, ['password']]);
      expect((await ask({ password: 'not my password at all' })).status).toBe(400);
      expect((await ask({ password: PASSWORD })).status).toBe(201);
    }
  });
});
