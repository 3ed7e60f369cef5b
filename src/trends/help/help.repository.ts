/** The rows of help asked and given. */
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { HelpRow } from './help.entity.js';

const helps = new Table(HelpRow);

export const findHelp = (from: Queries, id: string): Promise<HelpRow | undefined> =>
  helps.one(from, 'where id = ?', [id]);
/** In the order in which they were asked. */
export const findHelpOfProgrammes = async (from: Queries, ids: readonly string[]): Promise<HelpRow[]> =>
  ids.length
    ? helps.find(from, `where programme_id in (${placeholders(ids)}) order by asked_at, id`, ids)
    : [];
/** What units asked by themselves, those that wait first. */
export const findHelpOfUnits = async (from: Queries, unitIds: readonly string[]): Promise<HelpRow[]> =>
  unitIds.length
    ? helps.find(
        from,
        `where programme_id is null and unit_id in (${placeholders(unitIds)})
          order by case state when 'asked' then 0 else 1 end, asked_at desc, id`,
        unitIds,
      )
    : [];

export const insertHelp = (tx: Tx, row: HelpRow): Promise<void> => helps.insert(tx, row);
/** @returns false where somebody has answered it */
export const answerHelp = async (
  tx: Tx,
  id: string,
  changes: Pick<HelpRow, 'state' | 'answer' | 'answeredBy' | 'answeredAt'>,
): Promise<boolean> =>
  (await helps.update(tx, { ...changes, remindAt: null }, "id = ? and state = 'asked'", [id])) === 1;
/** What is over asks for nothing any more. */
export const closeHelpOf = (tx: Tx, programmeId: string): Promise<number> =>
  helps.update(tx, { remindAt: null }, 'programme_id = ?', [programmeId]);

export const findHelpToRemind = (from: Queries, now: number, most: number): Promise<HelpRow[]> =>
  helps.find(from, "where remind_at <= ? and state = 'asked' order by remind_at limit ?", [now, most]);
/** @returns false where another has told of it, or it is answered */
export const remindedOfHelp = async (
  tx: Tx,
  { id, remindAt }: Pick<HelpRow, 'id' | 'remindAt'>,
): Promise<boolean> =>
  (await helps.update(tx, { remindAt: null }, "id = ? and state = 'asked' and remind_at = ?", [
    id,
    remindAt,
  ])) === 1;
