/** The rows of what units and people have set about notices; the directory keeps them in memory. */
import { NoticePreferenceRow, NoticeSetupRow } from '../notice/notice.entity.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';

const setups = new Table(NoticeSetupRow);
const preferences = new Table(NoticePreferenceRow);

export const findNoticeSetup = (from: Queries, unitId: string): Promise<NoticeSetupRow | undefined> =>
  setups.one(from, 'where unit_id = ?', [unitId]);
export async function replaceNoticeSetup(tx: Tx, row: NoticeSetupRow): Promise<void> {
  await tx.run('delete from notice_setup where unit_id = ?', [row.unitId]);
  await setups.insert(tx, row);
}
export async function replaceNoticePreference(tx: Tx, row: NoticePreferenceRow): Promise<void> {
  await tx.run('delete from notice_preference where person_id = ?', [row.personId]);
  await preferences.insert(tx, row);
}
