/** The rows of departments (内设机构), and what still names one. */
import { DepartmentRow } from '../../directory/places.entity.js';
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const departments = new Table(DepartmentRow);

export const findDepartmentsOf = (from: Queries, unitId: string): Promise<DepartmentRow[]> =>
  departments.find(from, 'where unit_id = ?', [unitId]);
export const findDepartmentOfUnit = (
  from: Queries,
  id: string,
  unitId: string,
): Promise<DepartmentRow | undefined> => departments.one(from, 'where id = ? and unit_id = ?', [id, unitId]);
export const insertDepartment = (tx: Tx, row: DepartmentRow): Promise<void> => departments.insert(tx, row);
/** @param before as it was read. @returns false where it was changed meanwhile */
export const updateDepartment = async (
  tx: Tx,
  before: DepartmentRow,
  changes: Partial<Omit<DepartmentRow, 'id' | 'unitId'>>,
): Promise<boolean> =>
  (await departments.update(
    tx,
    changes,
    "id = ? and name = ? and remit = ? and coalesce(head_id, '') = ? and position = ?",
    [before.id, before.name, before.remit, before.headId ?? '', before.position],
  )) === 1;
export const headIfNone = (tx: Tx, id: string, headId: string): Promise<number> =>
  departments.update(tx, { headId }, 'id = ? and head_id is null', [id]);
export async function deleteDepartment(tx: Tx, id: string): Promise<void> {
  await tx.run('delete from department where id = ?', [id]);
}

/** Past ones too, which stay. */
export const hasDepartmentShifts = async (from: Queries, id: string): Promise<boolean> =>
  (await from.rows('select id from shift_pattern where department_id = ? limit 1', [id])).length > 0;
export const hasDepartmentOutlines = async (from: Queries, id: string): Promise<boolean> =>
  (await from.rows('select id from outline where department_id = ? limit 1', [id])).length > 0;
/** Those that its people made, and those that it named itself. */
export const hasDepartmentLeads = async (from: Queries, id: string): Promise<boolean> =>
  (
    await from.rows(
      "select id from lead where department_id = ? or (source_kind = 'department' and source_id = ?) limit 1",
      [id, id],
    )
  ).length > 0;
/** Leads for supervision that were handed to it. */
export const hasDepartmentSupervision = async (from: Queries, id: string): Promise<boolean> =>
  (await from.rows('select id from supervision_lead where department_id = ? limit 1', [id])).length > 0;
/** That it is asked to help with a call, and has not answered. */
export const isDepartmentAsked = async (from: Queries, id: string): Promise<boolean> =>
  (await from.rows("select id from co_handler where department_id = ? and state = 'asked' limit 1", [id]))
    .length > 0;
