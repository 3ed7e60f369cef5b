/** The rows of accounts and of their belonging to communities. */
import type { Role } from '../../protocol/codes.js';
import { placeholders, type Param, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { AccountRow, MembershipRow } from './people.entity.js';

const accounts = new Table(AccountRow);
const memberships = new Table(MembershipRow);

export const findAccount = (from: Queries, id: string): Promise<AccountRow | undefined> =>
  accounts.one(from, 'where id = ?', [id]);
export const findAccountOfUnit = (
  from: Queries,
  id: string,
  unitId: string,
): Promise<AccountRow | undefined> => accounts.one(from, 'where id = ? and unit_id = ?', [id, unitId]);
/** Sealed, of those who have one and are not shut out. */
export const findPhonesOfUnit = (from: Queries, unitId: string): Promise<{ id: string; phone: string }[]> =>
  from.rows("select id, phone from account where unit_id = ? and disabled_at is null and phone <> ''", [
    unitId,
  ]);
/** @param keys user names as `userNameKey` writes them */
export const findAccountsByNames = (from: Queries, keys: readonly string[]): Promise<AccountRow[]> =>
  accounts.find(from, `where lower(username) in (${placeholders(keys)})`, keys);
/** By user name. @param wanted `like` is a pattern whose own signs are escaped */
export function listAccountsOfUnit(
  from: Queries,
  unitId: string,
  wanted: { like?: string | undefined; role?: Role | undefined; after?: string | undefined; most: number },
): Promise<AccountRow[]> {
  const { like, role, after, most } = wanted;
  const conditions: [string, ...Param[]][] = [['unit_id = ?', unitId]];
  if (like !== undefined)
    conditions.push(["(name like ? escape '\\' or username like ? escape '\\')", like, like]);
  if (role !== undefined) conditions.push(['roles like ?', `%"${role}"%`]);
  if (after !== undefined) conditions.push(['username > ?', after]);
  return accounts.find(
    from,
    `where ${conditions.map(([sql]) => sql).join(' and ')} order by username limit ${most}`,
    conditions.flatMap(([, ...params]) => params),
  );
}
/** Disabled ones and other units' too. */
export async function hasAnyAdministrator(from: Queries): Promise<boolean> {
  return (await from.rows('select id from account where roles like \'%"admin"%\' limit 1')).length > 0;
}
export async function hasOtherAdministrator(
  from: Queries,
  { id, unitId }: Pick<AccountRow, 'id' | 'unitId'>,
): Promise<boolean> {
  const others = await accounts.find(
    from,
    `where unit_id = ? and id <> ? and disabled_at is null and roles like '%"admin"%'`,
    [unitId, id],
  );
  return others.length > 0;
}
/** Disabled ones too. */
export async function countDepartmentAccounts(from: Queries, departmentId: string): Promise<number> {
  const rows = await from.rows<{ n: number }>('select count(*) as n from account where department_id = ?', [
    departmentId,
  ]);
  return Number(rows[0]?.n ?? 0);
}

export const insertAccounts = (tx: Tx, rows: readonly AccountRow[]): Promise<void> =>
  accounts.insert(tx, ...rows);
export async function updateAccount(tx: Tx, id: string, changes: Partial<AccountRow>): Promise<void> {
  await accounts.update(tx, changes, 'id = ?', [id]);
}
/** @returns false where it was changed meanwhile */
export const replaceOwnPassword = async (
  tx: Tx,
  { id, passwordHash }: Pick<AccountRow, 'id' | 'passwordHash'>,
  next: string,
): Promise<boolean> =>
  (await tx.run(
    'update account set password_hash = ?, must_change_password = 0 where id = ? and password_hash = ?',
    [next, id, passwordHash],
  )) === 1;
/** Once. */
export async function markBriefed(tx: Tx, id: string, now: number): Promise<void> {
  await tx.run('update account set briefed_at = ? where id = ? and briefed_at is null', [now, id]);
}
/** @param step that of the code that confirmed it. @returns false where the account has a secret */
export const setTotpSecret = async (tx: Tx, id: string, sealed: string, step: number): Promise<boolean> =>
  (await tx.run(
    'update account set totp_secret = ?, totp_used_step = ? where id = ? and totp_secret is null',
    [sealed, step, id],
  )) === 1;
/** @returns false where a code of this step, or of one after it, was used before */
export const useTotpStep = async (tx: Tx, id: string, step: number): Promise<boolean> =>
  (await tx.run(
    'update account set totp_used_step = ? where id = ? and (totp_used_step is null or totp_used_step < ?)',
    [step, id, step],
  )) === 1;
/** @returns false where there is none */
export const removeTotpSecret = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.run(
    'update account set totp_secret = null, totp_used_step = null where id = ? and totp_secret is not null',
    [id],
  )) === 1;

/** In the account's order. */
export async function communitiesOfAccount(from: Queries, accountId: string): Promise<string[]> {
  const rows = await memberships.find(from, 'where account_id = ? order by position', [accountId]);
  return rows.map((m) => m.communityId);
}
export const insertMemberships = (tx: Tx, rows: readonly MembershipRow[]): Promise<void> =>
  memberships.insert(tx, ...rows);
export async function deleteMembershipsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.run('delete from membership where account_id = ?', [accountId]);
}
