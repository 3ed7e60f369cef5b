/** The rows of failed sign-ins, and of the addresses from which people have signed in. */
import { SignInFailureRow } from '../../directory/people/people.entity.js';
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const failures = new Table(SignInFailureRow);
type Counted = Omit<SignInFailureRow, 'id'>;

export const findFailures = (from: Queries, id: string): Promise<SignInFailureRow | undefined> =>
  failures.one(from, 'where id = ?', [id]);
export const findPlaceRows = (from: Queries, placeId: string, knownId: string): Promise<SignInFailureRow[]> =>
  failures.find(from, 'where id in (?, ?)', [placeId, knownId]);
export const isAddressKnown = async (from: Queries, knownId: string, since: number): Promise<boolean> =>
  (await failures.one(from, 'where id = ? and since > ?', [knownId, since])) !== undefined;

export const insertFailures = (tx: Tx, id: string, counted: Counted): Promise<void> =>
  failures.insert(tx, { id, ...counted });
export async function updateFailures(tx: Tx, id: string, counted: Counted): Promise<void> {
  await failures.update(tx, counted, 'id = ?', [id]);
}
/** The place's own count is forgotten, and its address is known from now on. */
export async function markAddressKnown(tx: Tx, placeId: string, knownId: string, now: number): Promise<void> {
  await tx.run('delete from sign_in_failure where id in (?, ?)', [placeId, knownId]);
  await tx.run(
    'insert into sign_in_failure (id, count, since, locked_until) values (?, 0, ?, null) on conflict (id) do update set since = excluded.since',
    [knownId, now],
  );
}
/** @param knownBefore addresses known since before; @param countedBefore wrong answers of before, locks with them */
export async function deleteOldFailures(tx: Tx, knownBefore: number, countedBefore: number): Promise<void> {
  await tx.run(
    'delete from sign_in_failure where since < ? or (count > 0 and since < ? and coalesce(locked_until, 0) < ?)',
    [knownBefore, countedBefore, countedBefore],
  );
}
