/** The rows of backups that the hub makes by itself. */
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { BackupRow, BackupTimerRow } from './backups.entity.js';

const backups = new Table(BackupRow);
const timers = new Table(BackupTimerRow);
const TIMER = 'backup';
const KEPT_ROWS = 400;

export interface LastBackups {
  /** The newest that was verified; undefined where there is none. */
  good?: BackupRow;
  /** The newest that has ended, however that was. */
  ended?: BackupRow;
  /** When backups were first asked for by the settings. */
  since?: number;
}
export async function lastBackups(from: Queries): Promise<LastBackups> {
  const [good, ended, timer] = await Promise.all([
    backups.one(from, "where state = 'good' order by ended_at desc limit 1"),
    backups.one(from, 'where ended_at is not null order by ended_at desc limit 1'),
    timers.one(from, 'where id = ?', [TIMER]),
  ]);
  return { ...(good && { good }), ...(ended && { ended }), ...(timer && { since: timer.since }) };
}

export const nextBackupAt = async (from: Queries): Promise<number | undefined> =>
  (await timers.one(from, 'where id = ?', [TIMER]))?.nextAt;

/** Does nothing where there is a timer already. */
export const beginTimer = (tx: Tx, now: number, nextAt: number): Promise<number> =>
  tx.run('insert into backup_timer (id, since, next_at) values (?, ?, ?) on conflict (id) do nothing', [
    TIMER,
    now,
    nextAt,
  ]);

/** @returns false where another node has taken this turn, or the timer was set anew */
export const moveTimer = async (tx: Tx, from: number, to: number): Promise<boolean> =>
  (await timers.update(tx, { nextAt: to }, 'id = ? and next_at = ?', [TIMER, from])) > 0;

export const insertBackup = (tx: Tx, row: BackupRow): Promise<void> => backups.insert(tx, row);

export async function endBackup(
  tx: Tx,
  id: string,
  ended: Pick<BackupRow, 'endedAt' | 'state' | 'failure' | 'bytes' | 'calls' | 'files'>,
): Promise<void> {
  await backups.update(tx, ended, "id = ? and state = 'running'", [id]);
  await tx.run(
    `delete from backup where id not in (select id from backup order by started_at desc limit ${KEPT_ROWS})`,
  );
}

/** It was given up on purpose, and is made again. */
export const forgetBackup = (tx: Tx, id: string): Promise<number> =>
  tx.run('delete from backup where id = ?', [id]);

/** Of a process that is gone, or that does not come to an end: nothing came of it. */
export const endForgotten = (
  tx: Tx,
  { madeBy, before, failure, now }: { madeBy: string; before: number; failure: string; now: number },
): Promise<number> =>
  backups.update(
    tx,
    { state: 'failed', endedAt: now, failure },
    "state = 'running' and (made_by = ? or started_at < ?)",
    [madeBy, before],
  );
