/** The rows of PINs, and of wrong ones in a row by person and device. */
import { placeholders, type Queries, type Tx } from '../../store/store.js';

export async function hasPin(from: Queries, accountId: string): Promise<boolean> {
  return (await from.rows('select id from pin where id = ?', [accountId])).length > 0;
}
/** Those of them who have one. */
export async function findWhoHavePins(from: Queries, accountIds: readonly string[]): Promise<Set<string>> {
  if (!accountIds.length) return new Set();
  const rows = await from.rows<{ id: string }>(
    `select id from pin where id in (${placeholders(accountIds)})`,
    accountIds,
  );
  return new Set(rows.map(({ id }) => id));
}
export async function pinHashOf(from: Queries, accountId: string): Promise<string | undefined> {
  const [row] = await from.rows<{ hash: string }>('select hash from pin where id = ?', [accountId]);
  return row?.hash;
}
/** @param key of a person and a device. @returns 0 where the last one was right */
export async function countWrongPins(from: Queries, key: string): Promise<number> {
  const [row] = await from.rows<{ count: number }>('select count from pin_failure where id = ?', [key]);
  return row?.count ?? 0;
}

/** Wrong ones of before are forgotten with it, on every device. */
export async function setPin(tx: Tx, accountId: string, hash: string, now: number): Promise<void> {
  await tx.run(
    `insert into pin (id, hash, set_at) values (?, ?, ?)
           on conflict (id) do update set hash = excluded.hash, set_at = excluded.set_at`,
    [accountId, hash, now],
  );
  await tx.run('delete from pin_failure where account_id = ?', [accountId]);
}
export async function deletePin(tx: Tx, accountId: string): Promise<void> {
  await tx.run('delete from pin where id = ?', [accountId]);
}
export async function forgetWrongPins(tx: Tx, key: string): Promise<void> {
  await tx.run('delete from pin_failure where id = ?', [key]);
}
export async function countWrongPin(tx: Tx, key: string, accountId: string): Promise<void> {
  await tx.run(
    `insert into pin_failure (id, account_id, count) values (?, ?, 1)
               on conflict (id) do update set count = pin_failure.count + 1`,
    [key, accountId],
  );
}
