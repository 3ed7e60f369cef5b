/** Whose account a user name is, however it is written. */
import type { Queries } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { Account } from '../../directory/people.entities.js';
import { asUserName, nameKey } from '../user-name.js';

const accounts = new Table(Account);

export interface Named {
  account: Account | undefined;
  /** By which wrong answers are counted. */
  countedAs: string;
}

/**
 * Two that differ in capitals alone can be of before: each is meant by its own writing, the older one by every other,
 * and neither is locked out by what is guessed at the other.
 */
export async function named(queries: Queries, username: string): Promise<Named> {
  const key = nameKey(username);
  const all = await accounts.find(queries, 'where lower(username) = ? order by created_at, id', [key]);
  const account = all.find((a) => a.username === asUserName(username)) ?? all[0];
  const younger = account !== undefined && account !== all[0];
  return { account, countedAs: younger ? `=${key}` : key };
}
