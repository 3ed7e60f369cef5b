/** The rows that say when a unit's brief goes out next. */
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { BriefScheduleRow } from './briefs.entity.js';

const schedules = new Table(BriefScheduleRow);

export const findBriefSchedule = (from: Queries, unitId: string): Promise<BriefScheduleRow | undefined> =>
  schedules.one(from, 'where unit_id = ?', [unitId]);
export const findDueBriefSchedules = (from: Queries, now: number): Promise<BriefScheduleRow[]> =>
  schedules.find(from, 'where due_at is not null and due_at <= ?', [now]);

export const insertBriefSchedule = (tx: Tx, row: BriefScheduleRow): Promise<void> =>
  schedules.insert(tx, row);
export const updateBriefSchedule = (
  tx: Tx,
  unitId: string,
  changes: Omit<BriefScheduleRow, 'unitId'>,
): Promise<number> => schedules.update(tx, changes, 'unit_id = ?', [unitId]);
/** @returns false where another node, or another hand, has moved it on */
export const moveBriefScheduleOn = async (
  tx: Tx,
  { unitId, dueAt }: Pick<BriefScheduleRow, 'unitId' | 'dueAt'>,
  next: number,
): Promise<boolean> =>
  (await schedules.update(tx, { dueAt: next }, 'unit_id = ? and due_at = ?', [unitId, dueAt])) > 0;
