/** The rows of who is on duty, one an officer, and of each signing on and off. */
import { DutyRow, DutySession } from '../../ledger/duty.entity.js';
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const duties = new Table(DutyRow);
const sessions = new Table(DutySession);

export interface OfficerRef {
  id: string;
  unitId: string;
}

export const findDuty = (from: Queries, officerId: string): Promise<DutyRow | undefined> =>
  duties.one(from, 'where id = ?', [officerId]);
/** undefined for who has never signed on. */
export async function findPresence(
  from: Queries,
  officerId: string,
): Promise<Pick<DutyRow, 'since' | 'seenAt'> | undefined> {
  const [row] = await from.rows<{ since: number | null; seen_at: number | null }>(
    'select since, seen_at from duty where id = ?',
    [officerId],
  );
  return row && { since: row.since, seenAt: row.seen_at };
}
/** Those who are signing off. */
export async function officersLeaving(from: Queries): Promise<OfficerRef[]> {
  const rows = await from.rows<{ id: string; unit_id: string }>(
    'select id, unit_id from duty where ending_at is not null',
  );
  return rows.map(({ id, unit_id: unitId }) => ({ id, unitId }));
}

export const insertDuty = (tx: Tx, row: DutyRow): Promise<void> => duties.insert(tx, row);
/** Where they are not on duty yet. */
export const signDutyOn = (tx: Tx, officerId: string, on: Partial<DutyRow>): Promise<number> =>
  duties.update(tx, on, 'id = ? and since is null', [officerId]);
/** @returns false where it is of the sign-on that was seen no longer */
export const changeDuty = async (
  tx: Tx,
  { id, since }: Pick<DutyRow, 'id' | 'since'>,
  changes: Partial<DutyRow>,
): Promise<boolean> => (await duties.update(tx, changes, 'id = ? and since = ?', [id, since])) === 1;
export const markOfficerSeen = (tx: Tx, officerId: string, seenAt: number): Promise<number> =>
  tx.run('update duty set seen_at = ? where id = ?', [seenAt, officerId]);
export const markOfficersSeen = (tx: Tx, officerIds: readonly string[], seenAt: number): Promise<number> =>
  tx.run(`update duty set seen_at = ? where id in (${placeholders(officerIds)})`, [seenAt, ...officerIds]);

export const insertDutySession = (tx: Tx, row: DutySession): Promise<void> => sessions.insert(tx, row);
export const endDutySession = (
  tx: Tx,
  id: string | null,
  ended: Pick<DutySession, 'endedAt' | 'forgotten' | 'kept'>,
): Promise<number> => sessions.update(tx, ended, 'id = ? and ended_at is null', [id]);
