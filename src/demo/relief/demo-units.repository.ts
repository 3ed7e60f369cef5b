/** Where the demo's units stand in the tree. */
import { UnitRow } from '../../directory/places.entity.js';
import type { Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

export const standUnder = (tx: Tx, unitId: string, parentId: string): Promise<number> =>
  new Table(UnitRow).update(tx, { parentId }, 'id = ?', [unitId]);
