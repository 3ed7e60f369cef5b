/** The rows of what closed calls have taught, and up to which call each unit has learned. */
import { NO_MATTER } from '../../protocol/calls/outcomes.js';
import { GUARDED_CATEGORIES } from '../../protocol/codes.js';
import { listedFacts, type BrokenFact, type StoredFact } from '../../call/facts.repository.js';
import type { CallRow } from '../../call/call.entity.js';
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { CategoryLessonMarkRow, CategoryLessonRow } from './lessons.entity.js';

const lessons = new Table(CategoryLessonRow);
const marks = new Table(CategoryLessonMarkRow);

export type LessonMark = Pick<CategoryLessonMarkRow, 'closedAt' | 'callId'>;
export type ClosedCall = Pick<CallRow, 'id' | 'state' | 'category' | 'outcome' | 'drill' | 'summary'> & {
  closedAt: number;
};

export const findLessonMark = async (from: Queries, unitId: string): Promise<LessonMark | undefined> =>
  (await marks.find(from, 'where unit_id = ?', [unitId]))[0];

/** @returns false where another node has learned further in the meantime */
export async function moveLessonMark(
  tx: Tx,
  unitId: string,
  before: LessonMark | undefined,
  to: LessonMark,
): Promise<boolean> {
  if (before)
    return (
      (await marks.update(tx, to, 'unit_id = ? and closed_at = ? and call_id = ?', [
        unitId,
        before.closedAt,
        before.callId,
      ])) === 1
    );
  if (await findLessonMark(tx, unitId)) return false;
  await marks.insert(tx, { unitId, ...to });
  return true;
}

/** Whatever they teach, in the order of their closing. @param until milliseconds since 1970 */
export async function closedCallsSince(
  from: Queries,
  unitId: string,
  mark: LessonMark,
  until: number,
  most: number,
): Promise<ClosedCall[]> {
  type Row = Omit<ClosedCall, 'closedAt'> & { closed_at: number };
  const rows = await from.rows<Row>(
    `select id, state, category, outcome, drill, summary, closed_at from call
      where unit_id = ? and state = 'closed' and closed_at >= ? and closed_at <= ? and (closed_at > ? or id > ?)
      order by closed_at, id limit ?`,
    [unitId, mark.closedAt, until, mark.closedAt, mark.callId, most],
  );
  return rows.map(({ closed_at, ...rest }) => ({ ...rest, closedAt: Number(closed_at) }));
}

/** What each was called when it was raised and after. */
export const callingFacts = (
  from: Queries,
  callIds: readonly string[],
): Promise<(StoredFact | BrokenFact)[]> =>
  listedFacts(from, `where call_id in (${placeholders(callIds)}) and deed in ('raised', 'amended')`, callIds);

export const insertLessons = (tx: Tx, rows: readonly CategoryLessonRow[]): Promise<void> =>
  lessons.insert(tx, ...rows);
export const lessonsOf = (from: Queries, unitId: string): Promise<CategoryLessonRow[]> =>
  lessons.find(from, 'where unit_id = ? order by closed_at, call_id', [unitId]);

/** Forgets the oldest of a category. @param keep how many stay */
export const forgetOldLessons = (tx: Tx, unitId: string, category: string, keep: number): Promise<number> =>
  tx.run(
    `delete from category_lesson where unit_id = ? and category = ? and call_id not in (
      select call_id from category_lesson where unit_id = ? and category = ?
        order by closed_at desc, call_id desc limit ?)`,
    [unitId, category, unitId, category, keep],
  );

/**
 * Forgets what is not so any more: its call was reopened or closed anew, has another category, was found to be none of
 * its own, or has no words left.
 * @returns how many
 */
export const takeLessonsBack = (tx: Tx, unitId: string): Promise<number> =>
  tx.run(`delete from category_lesson where ${STALE}`, staleParams(unitId));
export const hasStaleLessons = async (from: Queries, unitId: string): Promise<boolean> =>
  (await from.rows(`select call_id from category_lesson where ${STALE} limit 1`, staleParams(unitId)))
    .length > 0;

const STALE = `category_lesson.unit_id = ? and not exists (
  select 1 from call c where c.id = category_lesson.call_id and c.state = 'closed'
    and c.closed_at = category_lesson.closed_at and c.category = category_lesson.category and c.summary is not null
    and c.drill is null and c.category not in (${placeholders(GUARDED_CATEGORIES)})
    and (c.outcome is null or c.outcome not in (${placeholders(NO_MATTER)})))`;
const staleParams = (unitId: string) => [unitId, ...GUARDED_CATEGORIES, ...NO_MATTER];

/** Changes whenever the lessons of the unit do. */
export async function lessonStamp(from: Queries, unitId: string): Promise<string> {
  const [row] = await from.rows<{ n: number; at: number | null }>(
    'select count(*) as n, max(learned_at) as at from category_lesson where unit_id = ?',
    [unitId],
  );
  return `${Number(row!.n)} ${Number(row!.at ?? 0)}`;
}
