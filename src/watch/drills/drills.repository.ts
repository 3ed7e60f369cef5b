/** The rows of drills and of the hub's tests of itself. */
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { DrillRow } from '../watch.entity.js';

const drills = new Table(DrillRow);
const MOST_LISTED = 50;

export const insertDrill = (tx: Tx, row: DrillRow): Promise<void> => drills.insert(tx, row);

export const findDrill = (from: Queries, id: string): Promise<DrillRow | undefined> =>
  drills.one(from, 'where id = ?', [id]);
export const findDrillOfUnit = (from: Queries, id: string, unitId: string): Promise<DrillRow | undefined> =>
  drills.one(from, 'where id = ? and unit_id = ?', [id, unitId]);
export const openDrills = (from: Queries): Promise<DrillRow[]> => drills.find(from, 'where ended_at is null');
export const openDrillOfCommunity = (from: Queries, communityId: string): Promise<DrillRow | undefined> =>
  drills.one(from, 'where ended_at is null and community_id = ?', [communityId]);
/** The daily test. @param day the local day, YYYY-MM-DD */
export const selfTestOfDay = (from: Queries, unitId: string, day: string): Promise<DrillRow | undefined> =>
  drills.one(from, 'where unit_id = ? and day = ?', [unitId, day]);
/** Drills and tests of itself, the newest first. */
export const listDrills = (from: Queries, unitId: string): Promise<DrillRow[]> =>
  drills.find(
    from,
    `where unit_id = ? and kind in ('drill', 'loop') order by started_at desc, id desc limit ${MOST_LISTED}`,
    [unitId],
  );

export const setDrillCall = (tx: Tx, id: string, callId: string): Promise<number> =>
  drills.update(tx, { callId }, 'id = ?', [id]);

/** @returns false where it had ended before */
export const endDrill = async (
  tx: Tx,
  id: string,
  report: Pick<DrillRow, 'endedAt' | 'passed' | 'stage'> & Partial<Pick<DrillRow, 'times'>>,
): Promise<boolean> => (await drills.update(tx, report, 'id = ? and ended_at is null', [id])) > 0;
