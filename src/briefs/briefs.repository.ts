/** The rows of briefs that were kept: of one month the last counts, and those sent before stay. */
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { BriefRow } from './briefs.entity.js';

const briefs = new Table(BriefRow);

/** @param month YYYY-MM */
export const findLastBrief = (from: Queries, unitId: string, month: string): Promise<BriefRow | undefined> =>
  briefs.one(from, 'where unit_id = ? and month = ? order by made_at desc, id desc limit 1', [unitId, month]);

export const insertBrief = (tx: Tx, row: BriefRow): Promise<void> => briefs.insert(tx, row);
