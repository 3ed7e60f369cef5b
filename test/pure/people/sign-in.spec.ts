import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Config } from '../../../src/kernel/config.js';
import { Meters } from '../../../src/kernel/meters/meters.js';
import type { QueryRunner } from 'typeorm';
import { KnownBrowsersService } from '../../../src/people/known-browsers.service.js';
import type { AttemptSource } from '../../../src/people/sign-in/failed-attempts.js';
import { LockoutService } from '../../../src/people/sign-in/lockout.service.js';
import { AccountRow } from '../../../src/directory/people/people.entity.js';
import { hashPassword } from '../../../src/people/sign-in/password-rules.js';
import { Seal } from '../../../src/kernel/seal/seal.js';
import { SignInService } from '../../../src/people/sign-in/sign-in.service.js';
import { AuditService } from '../../../src/directory/people/audit.service.js';
import { TotpService } from '../../../src/people/sign-in/totp.service.js';
import type { Directory } from '../../../src/directory/directory.js';
import { Refusal } from '../../../src/kernel/refusal/refusal.js';
import { UserNames1764910000000 } from '../../../src/store/migrations/1764910000000-user-names.js';
import { Table } from '../../../src/store/table.js';
import { givenAccount } from './given.js';

const PASSWORD = 'a quiet morning in Shenyang';
const OFFICE = { address: '10.0.0.1' };
const ELSEWHERE = { address: '203.0.113.9' };
let given: Awaited<ReturnType<typeof givenAccount>>;
let signIn: SignInService;
let knownBrowsers: KnownBrowsersService;
let lockout: LockoutService;
let hash: string | undefined;
beforeEach(async () => {
  given = await givenAccount('wang');
  hash ??= await hashPassword(PASSWORD);
  await given.store.write('password', (tx) => tx.run('update account set password_hash = ?', [hash!]));
  const seal = new Seal('k1', new Map([['k1', randomBytes(32)]]));
  knownBrowsers = new KnownBrowsersService(seal);
  lockout = new LockoutService(given.store, given.clock, { limits: true } as Config);
  signIn = new SignInService(
    given.store,
    { current: async () => undefined } as unknown as Directory,
    lockout,
    new TotpService(given.store, given.clock, seal, new AuditService(given.clock)),
    new Meters(),
  );
});
afterEach(() => given.close());

const attempt = (password: string, from: AttemptSource, username = 'wang') =>
  signIn.check({ username, password }, from).then(
    (account) => account.id,
    (error: unknown) => (error as Refusal).sentence,
  );
const guess = async (times: number, from: AttemptSource, username = 'wang') => {
  for (let i = 0; i < times; i++) await attempt('wrong', from, username);
};
const rows = () => given.store.read.rows<{ count: number }>('select count from sign_in_failure');

test('the right password is let in, a wrong one and a name nobody has get the same answer', async () => {
  expect(await attempt(PASSWORD, OFFICE)).toBe('wang');
  expect(await attempt('wrong', OFFICE)).toBe('wrong_credentials');
  expect(await attempt(PASSWORD, OFFICE, 'nobody')).toBe('wrong_credentials');
});
test('who is shut out gets the answer of a wrong password', async () => {
  await given.store.write('disable', (tx) => tx.run('update account set disabled_at = 1'));
  expect(await attempt(PASSWORD, OFFICE)).toBe('wrong_credentials');
});

describe('a user name, however it is written', () => {
  const WRITINGS = ['wang', 'Wang', 'WANG', ' wang', 'wang ', 'wang\u3000', 'ｗａｎｇ', 'Ｗａｎｇ'];
  test.each(WRITINGS)('%j is the same name', async (name) => {
    expect(await attempt(PASSWORD, OFFICE, name)).toBe('wang');
  });
  test('is counted as one: the right password in another writing locks nobody out, wrong ones do', async () => {
    for (const name of WRITINGS.slice(0, 6)) expect(await attempt(PASSWORD, OFFICE, name)).toBe('wang');
    for (const name of WRITINGS.slice(0, 5)) await attempt('wrong', ELSEWHERE, name);
    for (const name of WRITINGS) expect(await attempt(PASSWORD, ELSEWHERE, name)).toBe('too_many_requests');
  });
  test('a pair of before stays: each is meant by its own writing, the older by all others, and each is counted apart', async () => {
    const other = await hashPassword('another quiet morning');
    await given.store.write('pair', async (tx) => {
      const migration = new UserNames1764910000000();
      const runner = { query: (sql: string) => (sql.startsWith('select') ? tx.rows(sql) : tx.run(sql)) };
      await migration.down(runner as unknown as QueryRunner);
      const [row] = await new Table(AccountRow).find(tx, "where id = 'wang'");
      const younger = { ...row!, id: 'younger', passwordHash: other, createdAt: row!.createdAt + 1 };
      await new Table(AccountRow).insert(tx, { ...younger, username: 'Wang' });
      await migration.up(runner as unknown as QueryRunner);
    });
    const letIn = (name: string, password: string) => attempt(password, OFFICE, name);
    expect([await letIn('wang', PASSWORD), await letIn('WANG', PASSWORD)]).toEqual(['wang', 'wang']);
    expect(await letIn('Wang', 'another quiet morning')).toBe('younger');
    expect(await letIn('Wang', PASSWORD)).toBe('wrong_credentials');
    await guess(5, ELSEWHERE, 'Wang');
    expect(await attempt(PASSWORD, ELSEWHERE, 'Wang')).toBe('too_many_requests');
    expect(await attempt(PASSWORD, ELSEWHERE, 'wang')).toBe('wang');
    const third = given.store.write('third', (tx) =>
      tx
        .run("update account set username = 'wANG' where id = 'younger'")
        .then(() =>
          new Table(AccountRow)
            .find(tx, "where id = 'younger'")
            .then(([row]) => new Table(AccountRow).insert(tx, { ...row!, id: 'third', username: 'waNG' })),
        ),
    );
    await expect(third).rejects.toThrow();
  });
});

describe('guessing', () => {
  test('a thousand guesses at once are five guesses', async () => {
    const answers = await Promise.all(Array.from({ length: 1000 }, () => attempt('wrong', ELSEWHERE)));
    expect(answers.filter((a) => a === 'wrong_credentials')).toHaveLength(5);
    expect(await attempt(PASSWORD, ELSEWHERE)).toBe('too_many_requests');
    expect(await attempt(PASSWORD, OFFICE)).toBe('wang');
  });
  test('many right sign-ins at once are all let in', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => attempt(PASSWORD, OFFICE)));
    expect(new Set(answers)).toEqual(new Set(['wang']));
  });
  test('from the officer’s own address it does not shut the device out that has signed in before', async () => {
    const mark = knownBrowsers.mark('wang');
    const device = knownBrowsers.known('Wang', { [knownBrowsers.cookieOf('wang')]: mark });
    await guess(60, OFFICE);
    expect(await attempt(PASSWORD, OFFICE)).toBe('too_many_requests');
    expect(await attempt(PASSWORD, { ...OFFICE, device })).toBe('wang');
  });
  test('from everywhere it slows strangers for seconds, and nobody at an address that is known', async () => {
    await attempt(PASSWORD, OFFICE);
    for (let i = 0; i < 50; i++) await attempt('wrong', { address: `203.0.113.${i}` });
    expect(await attempt(PASSWORD, { address: '198.51.100.1' })).toBe('too_many_requests');
    expect(await attempt(PASSWORD, OFFICE)).toBe('wang');
    await given.clock.push(10_000);
    expect(await attempt(PASSWORD, { address: '198.51.100.1' })).toBe('wang');
  });
  test('leaves nothing behind in the end', async () => {
    await guess(6, ELSEWHERE, 'made-up');
    expect((await rows()).length).toBeGreaterThan(0);
    await given.clock.push(30 * 60_000);
    await lockout.forget();
    expect(await rows()).toEqual([]);
  });
});

describe('the mark of a device', () => {
  const shown = (username: string, text: string) =>
    knownBrowsers.known(username, { [knownBrowsers.cookieOf(username)]: text });
  test('is known again, for its own name only', () => {
    const mark = knownBrowsers.mark('wang');
    expect(shown('wang', mark)).toBe(mark.split('.')[0]);
    expect(shown('li', mark)).toBeUndefined();
    expect(knownBrowsers.known('wang', {})).toBeUndefined();
  });
  test.each(['', '.', 'x', 'x.', '.x', 'x.y'])('“%s” is none', (text) =>
    expect(shown('wang', text)).toBeUndefined(),
  );
  test('another hub’s is none', () => {
    const other = new KnownBrowsersService(new Seal('k1', new Map([['k1', randomBytes(32)]])));
    expect(shown('wang', other.mark('wang'))).toBeUndefined();
  });
});
