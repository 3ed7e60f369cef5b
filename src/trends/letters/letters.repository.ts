/** The rows of letters. */
import { nextNumberOfDay } from '../../store/counter.repository.js';
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { LetterRow } from './letters.entity.js';

const letters = new Table(LetterRow);

export const findLetter = (from: Queries, id: string): Promise<LetterRow | undefined> =>
  letters.one(from, 'where id = ?', [id]);
/** Those that are not over. */
export const findOpenLetter = (
  from: Queries,
  { unitId, toUnitId, year }: Pick<LetterRow, 'unitId' | 'toUnitId' | 'year'>,
): Promise<LetterRow | undefined> =>
  letters.one(
    from,
    "where unit_id = ? and to_unit_id = ? and year = ? and state not in ('lifted', 'withdrawn')",
    [unitId, toUnitId, year],
  );
/** Written by one of these units, or to one of them; the newest first. */
export const findLettersOf = async (from: Queries, unitIds: readonly string[]): Promise<LetterRow[]> => {
  if (!unitIds.length) return [];
  const units = placeholders(unitIds);
  return letters.find(
    from,
    `where unit_id in (${units}) or to_unit_id in (${units}) order by drafted_at desc, id desc`,
    [...unitIds, ...unitIds],
  );
};
export const insertLetter = (tx: Tx, row: LetterRow): Promise<void> => letters.insert(tx, row);
/** @returns false where somebody has changed it since */
export const updateLetter = async (
  tx: Tx,
  { id, state, version }: Pick<LetterRow, 'id' | 'state' | 'version'>,
  changes: Partial<LetterRow>,
): Promise<boolean> =>
  (await letters.update(tx, { ...changes, version: version + 1 }, 'id = ? and state = ? and version = ?', [
    id,
    state,
    version,
  ])) === 1;

export const findLettersToRemind = (from: Queries, now: number, most: number): Promise<LetterRow[]> =>
  letters.find(from, "where remind_at <= ? and state = 'sent' order by remind_at limit ?", [now, most]);
/** @returns false where another has told of it, or it is answered */
export const moveLetterReminder = async (
  tx: Tx,
  { id, remindAt }: Pick<LetterRow, 'id' | 'remindAt'>,
  next: number | null,
): Promise<boolean> =>
  (await letters.update(tx, { remindAt: next }, "id = ? and state = 'sent' and remind_at = ?", [
    id,
    remindAt,
  ])) === 1;
/** Answered ones whose programme has lifted the unit. */
export const findLettersLifted = (from: Queries, most: number): Promise<LetterRow[]> =>
  letters.find(
    from,
    `where state = 'answered' and programme_id in (select id from programme where state = 'lifted')
      order by id limit ?`,
    [most],
  );

/** 20261124-T001: T for 提示. */
export const nextLetterNumber = (tx: Tx, unitId: string, at: number): Promise<string> =>
  nextNumberOfDay(tx, { unitId, series: 'letter', letter: 'T', at });
