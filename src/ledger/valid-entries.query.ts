/** The lines of a person that count, as times: of those no two share an instant. */
import type { Queries } from '../store/store.js';
import { Table } from '../store/table.js';
import { localDay } from '../protocol/time/local-day.js';
import { HoursEntryRow } from './hours.entity.js';
import type { Interval } from '../kernel/time/intervals.js';

export const entryTable = new Table(HoursEntryRow);
/** A line that counts: no reversal, and not reversed. */
export const VALID_ENTRY_SQL =
  'reverses is null and not exists (select 1 from hours_entry r where r.reverses = hours_entry.id)';

type Of = Interval & { personId: string };

/** Lines that count and share time with the interval. */
export const validEntriesIn = (from: Queries, of: Of): Promise<HoursEntryRow[]> =>
  overlapping(from, of, VALID_ENTRY_SQL);

/** The same, and what was corrected away of this session: it does not come back. */
export const takenEntriesIn = (from: Queries, of: Of, sessionId: string | null): Promise<HoursEntryRow[]> =>
  overlapping(from, of, `reverses is null and (session_id = ? or (${VALID_ENTRY_SQL}))`, [sessionId]);

const overlapping = (
  from: Queries,
  of: Of,
  which: string,
  params: (string | null)[] = [],
): Promise<HoursEntryRow[]> =>
  entryTable.find(
    from,
    `where person_id = ? and day >= ? and day <= ? and from_at < ? and to_at > ? and ${which} order by from_at`,
    [of.personId, localDay(of.from), localDay(of.to), of.to, of.from, ...params],
  );

export const intervalOf = (line: Pick<HoursEntryRow, 'fromAt' | 'toAt'>): Interval => ({
  from: line.fromAt,
  to: line.toAt,
});
