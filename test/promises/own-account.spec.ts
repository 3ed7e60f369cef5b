/** One's own way in: what comes first, what is asked again, and what ends with a change. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { openPage, openTestHub, type TestHub } from '../hub.js';
import { PASSWORD } from '../world.js';

let t: TestHub;
beforeEach(async () => {
  t = await openTestHub('sqlite');
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
  await expect(openPage(t.base, 'community', body.accessToken)).rejects.toMatchObject({ code: 'forbidden' });
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
