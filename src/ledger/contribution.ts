/**
 * What a line of the ledger adds to the sums of its day, month and year. A roll-up is the sum of its lines'
 * contributions, nothing else; a change of a line adds what it is now and takes away what it was. Pure.
 */
import type { HoursEntryRow, HoursRollupRow } from './hours.entities.js';

export type Counted = Pick<
  HoursEntryRow,
  | 'unitId'
  | 'personId'
  | 'communityId'
  | 'day'
  | 'kind'
  | 'who'
  | 'source'
  | 'minutes'
  | 'reverses'
  | 'state'
  | 'credited'
>;
export const SUMS = [
  'lines',
  'approvedLines',
  'pendingLines',
  'minutes',
  'pending',
  'returned',
  'approved',
  'credited',
] as const;
export type Sums = Pick<HoursRollupRow, (typeof SUMS)[number]>;
export type RollupKey = Omit<HoursRollupRow, keyof Sums>;

/** A reversal has the state of its line and its minutes below zero, so that the two come to nothing. */
export function contributionOf({ reverses, minutes, state, credited }: Counted): Sums {
  const lines = reverses === null ? 1 : -1;
  const approved = state === 'approved';
  return {
    lines,
    approvedLines: approved ? lines : 0,
    pendingLines: state === 'pending' ? lines : 0,
    minutes,
    pending: approved ? 0 : minutes,
    returned: state === 'returned' ? minutes : 0,
    approved: approved ? minutes : 0,
    credited,
  };
}

/** The rows a line counts in. */
export function keysOf({
  unitId,
  personId,
  communityId,
  day,
  kind,
  who,
  source,
}: Omit<Counted, 'minutes' | 'reverses' | 'state' | 'credited'>): RollupKey[] {
  const dims = [
    ['all', ''],
    ['person', personId],
    ['community', communityId ?? ''],
  ] as const;
  return [day, day.slice(0, 7), day.slice(0, 4)].flatMap((period) =>
    dims.map(([dim, key]) => ({ unitId, dim, period, key, kind, who, source })),
  );
}

export const nameOf = (k: RollupKey) =>
  [k.unitId, k.dim, k.period, k.key, k.kind, k.who, k.source].join('\u0001');

/** The roll-up rows of these lines less those of the others, in the order of their keys; rows of nothing are left out. */
export function foldLines(lines: Iterable<Counted>, less: Iterable<Counted> = []): (RollupKey & Sums)[] {
  const rows = new Map<string, RollupKey & Sums>();
  const add = (line: Counted, sign: 1 | -1) => {
    const sums = contributionOf(line);
    for (const key of keysOf(line)) {
      const name = nameOf(key);
      const row = rows.get(name) ?? { ...key, ...NONE };
      for (const sum of SUMS) row[sum] += sign * sums[sum];
      rows.set(name, row);
    }
  };
  for (const line of lines) add(line, 1);
  for (const line of less) add(line, -1);
  return [...rows]
    .filter(([, row]) => SUMS.some((sum) => row[sum] !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}
const NONE = Object.fromEntries(SUMS.map((sum) => [sum, 0])) as Sums;
