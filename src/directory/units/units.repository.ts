/** The rows of units. */
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { UnitRow } from '../places.entity.js';

const units = new Table(UnitRow);

export const findUnit = (from: Queries, id: string): Promise<UnitRow | undefined> =>
  units.one(from, 'where id = ?', [id]);
export const findUnitByCode = (from: Queries, code: string): Promise<UnitRow | undefined> =>
  units.one(from, 'where code = ?', [code]);
export const insertUnit = (tx: Tx, row: UnitRow): Promise<void> => units.insert(tx, row);
