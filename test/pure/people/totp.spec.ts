import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { AuditService } from '../../../src/directory/people/audit.service.js';
import { AccountRow } from '../../../src/directory/people/people.entity.js';
import { Seal } from '../../../src/kernel/seal/seal.js';
import { TotpService } from '../../../src/people/sign-in/totp.service.js';
import { Table } from '../../../src/store/table.js';
import { givenAccount } from './given.js';

let given: Awaited<ReturnType<typeof givenAccount>>;
let totp: TotpService;
let secret: string;
let ticket: string;
beforeEach(async () => {
  given = await givenAccount('wang');
  totp = new TotpService(
    given.store,
    given.clock,
    new Seal('k1', new Map([['k1', randomBytes(32)]])),
    new AuditService(given.clock),
  );
  ({ secret, ticket } = totp.begin('wang', 'wang'));
});
afterEach(() => given.close());

const account = async () => (await new Table(AccountRow).one(given.store.read, "where id = 'wang'"))!;
/** The code an authenticator shows so many steps from now. */
const code = (steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: given.clock.now() + steps * 30_000 });
const wrong = (right: string) => String((Number(right) + 1) % 1_000_000).padStart(6, '0');
const take = async (text: string) => (await totp.take(await account(), text)) === 'taken';
const confirm = (text: string, more: object = {}) =>
  totp.confirm('wang', { secret, ticket, code: text, ...more });

test('counts once a code of it was shown, and stands sealed', async () => {
  expect(await confirm(wrong(code()))).toBe(false);
  expect((await account()).totpSecret).toBeNull();
  expect(await take(code())).toBe(false);
  expect(await confirm(code())).toBe(true);
  expect((await account()).totpSecret).not.toContain(secret);
});
test('a second page does not put its secret over the first', async () => {
  await confirm(code());
  await expect(confirm(code())).rejects.toMatchObject({ sentence: 'already_exists' });
});
test('a code is taken once', async () => {
  await confirm(code());
  expect(await take(code())).toBe(false);
  await given.clock.push(30_000);
  const answers = await Promise.all([take(code()), take(code()), take(code())]);
  expect(answers.filter(Boolean)).toHaveLength(1);
  expect(await take(code())).toBe(false);
});
test('the one before and the one after are right, a clock further away is not; an older one never after a newer', async () => {
  await confirm(code());
  await given.clock.push(300_000);
  expect(await take(code(2))).toBe(false);
  expect(await take(code(-2))).toBe(false);
  expect(await take(code(-1))).toBe(true);
  expect(await take(code(1))).toBe(true);
  expect(await take(code())).toBe(false);
});
test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', ' '])('“%s” is no code', async (text) => {
  await confirm(code());
  await given.clock.push(60_000);
  expect(await take(text)).toBe(false);
});
test.each(['', 'x', 'short', '0189'.repeat(8), 'A'.repeat(1000)])('“%s” is no secret', async (text) => {
  expect(await confirm(code(), { secret: text })).toBe(false);
});
test('taken away, no code is right', async () => {
  await confirm(code());
  await totp.remove('wang');
  await given.clock.push(30_000);
  expect(await take(code())).toBe(false);
});
test('a secret that the hub did not choose, or not for this account, or too long ago, is none', async () => {
  const own = new Secret({ size: 20 }).base32;
  const codeOf = (text: string) =>
    new TOTP({ secret: Secret.fromBase32(text) }).generate({ timestamp: given.clock.now() });
  expect(await confirm(codeOf(own), { secret: own })).toBe(false);
  for (const forged of ['', 'x', '9999999999999.x', ticket.replace(/^\d+/, '9999999999999')])
    expect(await confirm(code(), { ticket: forged })).toBe(false);
  const other = totp.begin('li', 'li');
  expect(await confirm(codeOf(other.secret), { secret: other.secret, ticket: other.ticket })).toBe(false);
  await given.clock.push(10 * 60_000);
  expect(await confirm(code())).toBe(false);
  ({ secret, ticket } = totp.begin('wang', 'wang'));
  expect(await confirm(code())).toBe(true);
});
test('of a right code that was used before it is said that it was used', async () => {
  await confirm(code());
  expect(await totp.take(await account(), code())).toBe('used');
  expect(await totp.take(await account(), wrong(code()))).toBe('wrong');
});
