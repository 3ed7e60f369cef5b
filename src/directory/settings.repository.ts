/** The rows of what units have set, beside the defaults of unit-settings.ts. */
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { SettingRow } from './places.entity.js';

const settings = new Table(SettingRow);

export const findSettingsOf = (from: Queries, unitId: string): Promise<SettingRow[]> =>
  settings.find(from, 'where unit_id = ?', [unitId]);
export async function replaceSetting(tx: Tx, row: SettingRow): Promise<void> {
  await tx.run('delete from setting where unit_id = ? and key = ?', [row.unitId, row.key]);
  await settings.insert(tx, row);
}
