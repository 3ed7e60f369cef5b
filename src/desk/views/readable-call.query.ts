/** Calls as lists read them: one that cannot be read is told by what is plain of it, and the others are told whole. */
import { placeholders, type Queries } from '../../store/store.js';
import type { CallRow } from '../../call/call.entity.js';
import { openStates } from '../../call/open-states.sql.js';
import { callTable } from '../journal/journal.repository.js';
import { newRingBook, completeRingBook } from '../../call/ring-book.js';

/** The columns of a call that are no structure of ours: whatever befell the others, these say what it is and how it stands. */
export type PlainCallRow = Omit<CallRow, 'policy' | 'ringing' | 'clocks' | 'referral'>;
export type ReadableCall = { whole: true; line: CallRow } | { whole: false; line: PlainCallRow };

/** @param tail as of `Table.find` */
export async function readCalls(
  from: Queries,
  tail: string,
  params: readonly (string | number | null)[] = [],
): Promise<ReadableCall[]> {
  const found = await callTable.findReadable(from, tail, params);
  return found.map(({ row, broken }): ReadableCall => {
    const line = row as CallRow;
    return !broken.length && isWhole(line)
      ? { whole: true, line: { ...line, ringing: completeRingBook(line.ringing) } }
      : { whole: false, line };
  });
}

/** That it parses does not make it a book of a call. */
const isBook = (ringing: CallRow['ringing'] | undefined): ringing is CallRow['ringing'] =>
  Array.isArray(ringing?.alerts) && Array.isArray(ringing.holders);
const isWhole = ({ policy, ringing }: CallRow): boolean => Array.isArray(policy?.steps) && isBook(ringing);

/** A call that is not there is left out. */
export const readCallsById = (from: Queries, ids: readonly string[]): Promise<ReadableCall[]> =>
  readCalls(from, `where id in (${placeholders(ids)})`, ids);

/** Of the unit, oldest first. */
export const readOpenCalls = (from: Queries, unitId: string): Promise<ReadableCall[]> =>
  readCalls(from, `where unit_id = ? and ${openStates} order by raised_at, id`, [unitId]);

/** A call for its own page, the broken one too; undefined where there is none. */
export const readCall = async (from: Queries, id: string): Promise<ReadableCall | undefined> =>
  (await readCalls(from, 'where id = ?', [id]))[0];

/**
 * A line with all its fields, for looking only: in the place of what cannot be read stands what says nothing and
 * lets nobody see more than before.
 */
export function rowForDisplay(found: ReadableCall): CallRow {
  if (found.whole) return found.line;
  const { policy, ringing, clocks = null, referral = null } = found.line as Partial<CallRow>;
  return {
    ...found.line,
    policy: Array.isArray(policy?.steps) ? policy : { steps: [], retrySeconds: 0, heldLimit: 0 },
    ringing: isBook(ringing)
      ? completeRingBook(ringing)
      : { ...newRingBook(found.line.raisedAt), lost: true },
    clocks,
    referral,
  };
}

export const intactRows = (found: readonly ReadableCall[]): CallRow[] =>
  found.flatMap((l) => (l.whole ? [l.line] : []));
