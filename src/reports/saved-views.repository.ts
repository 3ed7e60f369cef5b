/** The rows of saved views. */
import { ReportViewRow } from '../figures/figures.entity.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';

const views = new Table(ReportViewRow);

/** Oldest first. */
export const listSavedViews = (from: Queries, personId: string): Promise<ReportViewRow[]> =>
  views.find(from, 'where person_id = ? order by created_at, id', [personId]);

export const insertSavedView = (tx: Tx, row: ReportViewRow): Promise<void> => views.insert(tx, row);
export const updateSavedViewPath = (tx: Tx, id: string, path: string): Promise<number> =>
  views.update(tx, { path }, 'id = ?', [id]);
/** @returns false where the person has no such view */
export const deleteSavedView = async (tx: Tx, id: string, personId: string): Promise<boolean> =>
  (await tx.run('delete from report_view where id = ? and person_id = ?', [id, personId])) > 0;
