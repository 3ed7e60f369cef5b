/** Calls as lists read them: one that cannot be read is told by what is plain of it, and the others are told whole. */
import type { Queries } from '../store/store.js';
import type { CallRow } from './call.entities.js';
import { calls } from './journal.js';
import { wholeBook } from './state.js';

/** The columns of a call that are no structure of ours: whatever befell the others, these say what it is and how it stands. */
export type PlainLine = Omit<CallRow, 'policy' | 'ringing' | 'clocks' | 'referral'>;
export type Listed = { whole: true; line: CallRow } | { whole: false; line: PlainLine };

/** @param tail as of `Table.find` */
export async function listed(
  from: Queries,
  tail: string,
  params: readonly (string | number | null)[] = [],
): Promise<Listed[]> {
  const found = await calls.findReadable(from, tail, params);
  return found.map(({ row, broken }): Listed => {
    const line = row as CallRow;
    return !broken.length && isWhole(line)
      ? { whole: true, line: { ...line, ringing: wholeBook(line.ringing) } }
      : { whole: false, line };
  });
}

/** That it parses does not make it a book of a call. */
const isWhole = ({ policy, ringing }: CallRow): boolean =>
  Array.isArray(policy?.steps) && Array.isArray(ringing?.alerts);

export const wholeOnes = (found: readonly Listed[]): CallRow[] =>
  found.flatMap((l) => (l.whole ? [l.line] : []));
