/**
 * What a line of the ledger adds to the sums of its day, month and year. A roll-up is the sum of its lines'
 * contributions, nothing else; a change of a line adds what it is now and takes away what it was. Pure.
 */
import type { HoursEntryRow, HoursRollupRow } from './hours.entity.js';

export type CountedEntry = Pick<
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
export const SUM_COLUMNS = [
  'lines',
  'approvedLines',
  'pendingLines',
  'minutes',
  'pending',
  'returned',
  'approved',
  'credited',
] as const;
export type HoursSumValues = Pick<HoursRollupRow, (typeof SUM_COLUMNS)[number]>;
export type RollupKey = Omit<HoursRollupRow, keyof HoursSumValues>;

/** A reversal has the state of its line and its minutes below zero, so that the two come to nothing. */
export function entrySums({ reverses, minutes, state, credited }: CountedEntry): HoursSumValues {
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
export function rollupKeysOf({
  unitId,
  personId,
  communityId,
  day,
  kind,
  who,
  source,
}: Omit<CountedEntry, 'minutes' | 'reverses' | 'state' | 'credited'>): RollupKey[] {
  const dims = [
    ['all', ''],
    ['person', personId],
    ['community', communityId ?? ''],
  ] as const;
  return [day, day.slice(0, 7), day.slice(0, 4)].flatMap((period) =>
    dims.map(([dim, key]) => ({ unitId, dim, period, key, kind, who, source })),
  );
}

export const rollupKeyName = (k: RollupKey) =>
  [k.unitId, k.dim, k.period, k.key, k.kind, k.who, k.source].join('\u0001');

/** The roll-up rows of these lines less those of the others, in the order of their keys; rows of nothing are left out. */
export function sumEntries(
  lines: Iterable<CountedEntry>,
  less: Iterable<CountedEntry> = [],
): (RollupKey & HoursSumValues)[] {
  const rows = new Map<string, RollupKey & HoursSumValues>();
  const add = (line: CountedEntry, sign: 1 | -1) => {
    const sums = entrySums(line);
    for (const key of rollupKeysOf(line)) {
      const name = rollupKeyName(key);
      const row = rows.get(name) ?? { ...key, ...NONE };
      for (const sum of SUM_COLUMNS) row[sum] += sign * sums[sum];
      rows.set(name, row);
    }
  };
  for (const line of lines) add(line, 1);
  for (const line of less) add(line, -1);
  return [...rows]
    .filter(([, row]) => SUM_COLUMNS.some((sum) => row[sum] !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}
const NONE = Object.fromEntries(SUM_COLUMNS.map((sum) => [sum, 0])) as HoursSumValues;
