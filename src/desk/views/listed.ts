/** Calls as lists read them: one that cannot be read is told by what is plain of it, and the others are told whole. */
import type { Queries } from '../../store/store.js';
import type { CallRow, FactRow } from '../../call/call.entities.js';
import { calls, facts } from '../journal/journal.js';
import { freshBook, wholeBook } from '../../call/ring-book.js';

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
const isBook = (ringing: CallRow['ringing'] | undefined): ringing is CallRow['ringing'] =>
  Array.isArray(ringing?.alerts) && Array.isArray(ringing.holders);
const isWhole = ({ policy, ringing }: CallRow): boolean => Array.isArray(policy?.steps) && isBook(ringing);

/** A call for its own page, the broken one too; undefined where there is none. */
export const listedOne = async (from: Queries, id: string): Promise<Listed | undefined> =>
  (await listed(from, 'where id = ?', [id]))[0];

/**
 * A line with all its fields, for looking only: in the place of what cannot be read stands what says nothing and
 * lets nobody see more than before.
 */
export function lineOf(found: Listed): CallRow {
  if (found.whole) return found.line;
  const { policy, ringing, clocks = null, referral = null } = found.line as Partial<CallRow>;
  return {
    ...found.line,
    policy: Array.isArray(policy?.steps) ? policy : { steps: [], retrySeconds: 0, heldLimit: 0 },
    ringing: isBook(ringing) ? wholeBook(ringing) : freshBook(found.line.raisedAt),
    clocks,
    referral,
  };
}

/** What a fact says does not parse: it tells that it happened, when, and by whom. */
export type ListedFact = FactRow & { broken: boolean };
/** Facts for showing. @param tail as of `Table.find` */
export async function listedFacts(
  from: Queries,
  tail: string,
  params: readonly (string | number | null)[],
): Promise<ListedFact[]> {
  const found = await facts.findReadable(from, tail, params);
  return found.map(({ row, broken }) => ({
    ...(row as FactRow),
    data: row.data ?? {},
    broken: !!broken.length,
  }));
}

export const wholeOnes = (found: readonly Listed[]): CallRow[] =>
  found.flatMap((l) => (l.whole ? [l.line] : []));
