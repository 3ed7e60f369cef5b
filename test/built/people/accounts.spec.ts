import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Config } from '../../../src/kernel/config.js';
import type { ReEnabledOfficersService } from '../../../src/desk/re-enabled-officers.service.js';
import { AccountViewsService } from '../../../src/directory/people/account-views.service.js';
import { AccountCredentialsService } from '../../../src/people/accounts/account-credentials.service.js';
import { AccountsService } from '../../../src/people/accounts/accounts.service.js';
import { NewAccountDto } from '../../../src/directory/people/accounts.dto.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { AuditService } from '../../../src/directory/people/audit.service.js';
import type { OwnAccountService } from '../../../src/people/accounts/own-account.service.js';
import { passwordMatches } from '../../../src/people/sign-in/password-rules.js';
import { AccountRow } from '../../../src/directory/people/people.entity.js';
import { Seal } from '../../../src/kernel/seal/seal.js';
import type { SessionsService } from '../../../src/access/sessions.service.js';
import { SetupService } from '../../../src/people/setup/setup.service.js';
import { DirectoryChangesService } from '../../../src/directory/directory-changes.service.js';
import { Directory } from '../../../src/directory/directory.js';
import { Refusal } from '../../../src/kernel/refusal/refusal.js';
import { Table } from '../../../src/store/table.js';
import { validatePayload } from '../../../src/kernel/input/validation.js';
import { givenAccount } from '../../pure/people/given.js';

const PASSWORD = 'a quiet morning in Shenyang';
let given: Awaited<ReturnType<typeof givenAccount>>;
let directory: Directory;
let accounts: AccountsService;
let credentials: AccountCredentialsService;
let accountViews: AccountViewsService;
/** What followed the writes. */
let ended: string[];
const actor: Actor = {
  id: 'xie',
  name: '谢',
  roles: ['admin'],
  unitId: 'heping',
  departmentId: null,
  communityIds: [],
  sessionId: 's',
  lang: 'zh',
};
beforeEach(async () => {
  given = await givenAccount('xie');
  await given.store.write('admin', (tx) => tx.run(`update account set roles = '["admin"]'`));
  directory = new Directory(given.store);
  await directory.reload();
  ended = [];
  const sessions = {
    endAll: async (id: string) => void ended.push(`ended ${id}`),
    reconnect: (id: string) => void ended.push(`moved ${id}`),
  } as unknown as SessionsService;
  accountViews = new AccountViewsService(
    given.store,
    directory,
    new Seal('k1', new Map([['k1', randomBytes(32)]])),
  );
  const changes = new DirectoryChangesService(given.store, directory, new AuditService(given.clock));
  accounts = new AccountsService(accountViews, changes, sessions, given.clock, {
    ring: async (id: string) => void ended.push(`able ${id}`),
  } as unknown as ReEnabledOfficersService);
  credentials = new AccountCredentialsService(accountViews, changes, sessions, given.clock, {
    requireProof: () => Promise.resolve(),
  } as unknown as OwnAccountService);
});
afterEach(() => given.close());

const fresh = (more: Partial<NewAccountDto> = {}): NewAccountDto => ({
  username: 'zhao',
  password: PASSWORD,
  name: '赵',
  roles: ['officer'],
  ...more,
});
const said = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (e: Refusal) => e.sentence,
  );
const audited = async () =>
  (await given.store.read.rows<{ act: string }>('select act from audit order by act desc')).map((r) => r.act);
const stored = async (id: string) =>
  (await new Table(AccountRow).one(given.store.read, 'where id = ?', [id]))!;

describe('an account', () => {
  test('is made with its telephone sealed and shown masked, and known at once', async () => {
    const made = await accounts.create(actor, fresh({ phone: '13800138000' }));
    expect(made.phone).toBe('138****8000');
    expect((await stored(made.id)).phone).not.toContain('138');
    expect(directory.person(made.id)?.name).toBe('赵');
    expect((await stored(made.id)).mustChangePassword).toBe(true);
    expect(await audited()).toEqual(['account.create']);
  });
  test('whose name is taken in another writing is refused too: capitals, made twice at once', async () => {
    const names = ['Li.Na', 'li.na', 'LI.NA'];
    const answers = await Promise.all(
      names.map((username) => said(accounts.create(actor, fresh({ username })))),
    );
    expect(answers.sort()).toEqual(['already_exists', 'already_exists', 'ok']);
    expect(await said(accounts.create(actor, fresh({ username: 'lI.nA' })))).toBe('already_exists');
  });
  test('whose name comes in full width, or with blanks around it, has the plain one', () => {
    for (const username of ['ｌｉ．ｎａ', ' li.na ', 'li.na\u3000', 'li.na'])
      expect(validatePayload(NewAccountDto, fresh({ username })).username).toBe('li.na');
    for (const username of ['li na', '李娜', 'l', ''])
      expect(() => validatePayload(NewAccountDto, fresh({ username }))).toThrow(Refusal);
  });
  test('whose name is taken, or is made twice at once, is refused', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => said(accounts.create(actor, fresh()))));
    expect(answers.sort()).toEqual(['already_exists', 'already_exists', 'ok']);
    expect(await audited()).toEqual(['account.create']);
  });
  test.each<[string, Partial<NewAccountDto>]>([
    ['no role', { roles: [] }],
    ['a weak password', { password: 'aaaaaaaaaaaaaa' }],
    ['another unit’s department', { departmentId: 'far' }],
    ['another unit’s community', { communityIds: ['far'] }],
    ['a skill that is no category', { skills: ['flying'] }],
  ])('with %s is refused', async (_, more) => {
    expect(await said(accounts.create(actor, fresh(more)))).toBe('invalid');
    expect(await audited()).toEqual([]);
  });
  test('is changed once; the same again writes nothing', async () => {
    const { id } = await accounts.create(actor, fresh({ phone: '13800138000' }));
    const change = { name: '赵云', skills: ['labour'], phone: '13800138000' };
    await accounts.change(actor, id, change);
    await accounts.change(actor, id, change);
    await accounts.change(actor, id, {});
    expect(await audited()).toEqual(['account.create', 'account.change']);
  });
  test('comes back as who it is now where its standing changed, and is signed out where it was shut out', async () => {
    const { id } = await accounts.create(actor, fresh());
    await accounts.change(actor, id, { skills: ['labour'] });
    expect(ended).toEqual([]);
    await accounts.change(actor, id, { roles: ['coordinator'] });
    await accounts.change(actor, id, { disabled: true });
    expect(ended).toEqual([`moved ${id}`, `ended ${id}`]);
    expect(directory.person(id)?.disabled).toBe(true);
  });
  test('is rung again once it may be: the role given back, the account let in, and nothing else', async () => {
    const { id } = await accounts.create(actor, fresh());
    for (const change of [
      { name: '赵云' },
      { roles: ['worker' as const] },
      { disabled: true },
      { roles: ['officer' as const] },
      { disabled: false },
      { disabled: false },
      { roles: ['worker' as const] },
      { roles: ['officer' as const] },
      { roles: ['officer' as const, 'coordinator' as const] },
    ])
      await accounts.change(actor, id, change);
    expect(ended.filter((one) => one.startsWith('able'))).toEqual([`able ${id}`, `able ${id}`]);
    expect(ended.at(-2)).toBe(`able ${id}`);
  });
  test('of another unit is not there', async () => {
    const far = { ...actor, id: 'luo', unitId: 'shenhe' };
    expect(await said(accounts.change(far, 'xie', { name: 'x' }))).toBe('not_found');
    expect(await said(credentials.resetPassword(far, 'xie', { password: PASSWORD }))).toBe('not_found');
    expect((await accountViews.list(far, {})).items).toEqual([]);
  });
});

describe('nobody shuts out', () => {
  test.each([{ disabled: true }, { roles: ['officer' as const] }])('themselves: %j', async (change) => {
    await accounts.create(actor, fresh({ roles: ['admin'] }));
    expect(await said(accounts.change(actor, 'xie', change))).toBe('last_admin');
  });
  test('the last administrator, though two do it to each other at once', async () => {
    const other = await accounts.create(actor, fresh({ roles: ['admin'] }));
    const answers = await Promise.all([
      said(accounts.change(actor, other.id, { disabled: true })),
      said(accounts.change({ ...actor, id: other.id }, 'xie', { roles: ['officer'] })),
    ]);
    expect(answers.sort()).toEqual(['last_admin', 'ok']);
  });
});

describe('a password', () => {
  test('that was reset counts, ends every session, and must be changed', async () => {
    const { id } = await accounts.create(actor, fresh());
    await credentials.resetPassword(actor, id, { password: 'another quiet evening', withoutTotp: true });
    expect(await passwordMatches((await stored(id)).passwordHash, 'another quiet evening')).toBe(true);
    expect(ended).toEqual([`ended ${id}`]);
  });
  test('of one’s own is not reset', async () =>
    expect(await said(credentials.resetPassword(actor, 'xie', { password: PASSWORD }))).toBe('forbidden'));
});

test('the list pages by name, finds, and refuses a cursor made up', async () => {
  for (const username of ['b', 'c', 'd_1', 'd21'])
    await accounts.create(actor, fresh({ username: `${username}x`, name: username }));
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await accountViews.list(actor, { limit: 2, ...(cursor && { cursor }) });
    names.push(...page.items.map((a) => a.username));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(names).toEqual(['bx', 'cx', 'd21x', 'd_1x', 'xie']);
  expect((await accountViews.list(actor, { q: 'd_' })).items.map((a) => a.username)).toEqual(['d_1x']);
  expect((await accountViews.list(actor, { role: 'admin' })).items.map((a) => a.username)).toEqual(['xie']);
  for (const made of ['[]', '["\\u0000"]', '["a","b"]', '{}', 'x']) {
    expect(await said(accountViews.list(actor, { cursor: Buffer.from(made).toString('base64url') }))).toBe(
      'invalid',
    );
  }
});

describe('the first run', () => {
  const first = (setupCode: string) => ({
    setupCode,
    unitName: '和平区人民检察院',
    username: 'first',
    password: PASSWORD,
    name: '管理员',
  });
  const setupWith = (setupCode?: string) =>
    new SetupService(given.store, given.clock, directory, new AuditService(given.clock), {
      setupCode,
    } as Config);
  beforeEach(async () => {
    await given.store.write('nobody', (tx) => tx.run('delete from account'));
    await directory.reload();
  });

  test('makes one administrator, whoever is faster, and then never again', async () => {
    const setup = setupWith('right-code');
    expect(await said(setup.make(first('wrong-code')))).toBe('invalid');
    const answers = await Promise.all(
      ['a1', 'b2', 'c3'].map((username) => said(setup.make({ ...first('right-code'), username }))),
    );
    expect(answers.sort()).toEqual(['ok', 'setup_done', 'setup_done']);
    expect(await said(setup.make({ ...first('right-code'), username: 'late' }))).toBe('setup_done');
    expect(setup.needed()).toBe(false);
    expect(await given.store.read.rows('select id from body')).not.toHaveLength(0);
  });
  test('the printed code is good for a day, and once', async () => {
    const setup = setupWith();
    const code = setup.codeToPrint()!;
    await given.clock.push(24 * 3600_000);
    expect(await said(setup.make(first(code)))).toBe('invalid');
    const again = setup.codeToPrint()!;
    expect(again).not.toBe(code);
    expect(await said(setup.make(first(code)))).toBe('invalid');
    expect(await said(setup.make(first(again)))).toBe('ok');
    expect(setup.codeToPrint()).toBeUndefined();
  });
  test.each([
    ['b7e15162-8aed-2a6a', 'ｂ７ｅ１５１６２　8aed 2a6a '],
    ['dGhpcyBp/x9+', ' dGhp cyBp/x9+'],
  ])('the code that was set, %s, may be typed in groups and in full width', async (code, typed) => {
    expect(await said(setupWith(code).make(first(typed.toUpperCase())))).toBe('invalid');
    expect(await said(setupWith(code).make(first(typed)))).toBe('ok');
  });
  test('a wrong code is told apart from a form that is filled in wrongly', async () => {
    const refused = await setupWith('right-code')
      .make(first('wrong-code'))
      .catch((error: unknown) => error as Refusal);
    expect((refused as Refusal).body('zh').fields).toEqual({
      setupCode: '设置码不正确或已过期：请看系统最近一次启动时显示的设置码',
    });
  });
  test('a unit’s code that stands already is refused', async () =>
    expect(await said(setupWith('right-code').make({ ...first('right-code'), unitCode: '210102' }))).toBe(
      'already_exists',
    ));
});
