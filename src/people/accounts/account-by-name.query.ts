/** Whose account a user name is, however it is written. */
import type { Queries } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { AccountRow } from '../../directory/people/people.entity.js';
import { normaliseUserName, userNameKey } from '../user-name.js';

const accounts = new Table(AccountRow);

export interface AccountByName {
  account: AccountRow | undefined;
  /** By which wrong answers are counted. */
  countedAs: string;
}

/**
 * Two that differ in capitals alone can be of before: each is meant by its own writing, the older one by every other,
 * and neither is locked out by what is guessed at the other.
 */
export async function findAccountByName(queries: Queries, username: string): Promise<AccountByName> {
  const key = userNameKey(username);
  const all = await accounts.find(queries, 'where lower(username) = ? order by created_at, id', [key]);
  const account = all.find((a) => a.username === normaliseUserName(username)) ?? all[0];
  const younger = account !== undefined && account !== all[0];
  return { account, countedAs: younger ? `=${key}` : key };
}
