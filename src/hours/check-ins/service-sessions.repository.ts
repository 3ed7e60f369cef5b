/** The rows of check-ins: one that runs has no end, and a person has one of those. */
import { ServiceSessionRow } from '../../ledger/service.entity.js';
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const sessions = new Table(ServiceSessionRow);
const MOST_DUE = 500;

export const insertServiceSession = (tx: Tx, row: ServiceSessionRow): Promise<void> =>
  sessions.insert(tx, row);

export const runningSessionOf = (from: Queries, personId: string): Promise<ServiceSessionRow | undefined> =>
  sessions.one(from, 'where person_id = ? and ended_at is null', [personId]);
export const findRunningSession = (from: Queries, id: string): Promise<ServiceSessionRow | undefined> =>
  sessions.one(from, 'where id = ? and ended_at is null', [id]);
export const findServiceSession = (from: Queries, id: string): Promise<ServiceSessionRow | undefined> =>
  sessions.one(from, 'where id = ?', [id]);
/** That session, over or not, or another of the person that runs. */
export const findSessionOrRunning = (
  from: Queries,
  id: string,
  personId: string,
): Promise<ServiceSessionRow | undefined> =>
  sessions.one(from, 'where id = ? or (person_id = ? and ended_at is null)', [id, personId]);
/** Those that end themselves by now, as many as are ended at once, the longest due first. */
export const dueSessions = (from: Queries, now: number): Promise<ServiceSessionRow[]> =>
  sessions.find(from, 'where due_at <= ? order by due_at limit ?', [now, MOST_DUE]);

/** @returns false where it had ended before */
export const endServiceSession = async (
  tx: Tx,
  id: string,
  ended: Pick<ServiceSessionRow, 'endedAt' | 'forgotten' | 'dueAt'> &
    Partial<Pick<ServiceSessionRow, 'activity' | 'served'>>,
): Promise<boolean> => (await sessions.update(tx, ended, 'id = ? and ended_at is null', [id])) === 1;
