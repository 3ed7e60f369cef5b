/** The lines of the hours ledger. Of those of a person that count no two share an instant. */
import { placeholders, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { localDay } from '../protocol/time/local-day.js';
import { HoursEntryRow } from './hours.entity.js';
import type { Interval } from '../kernel/time/intervals.js';

export const entryTable = new Table(HoursEntryRow);
/** A line that counts: no reversal, and not reversed. */
export const VALID_ENTRY_SQL =
  'reverses is null and not exists (select 1 from hours_entry r where r.reverses = hours_entry.id)';

export const insertEntry = (tx: Tx, row: HoursEntryRow): Promise<void> => entryTable.insert(tx, row);
/** All that ever changes of a line, and its verdict says so beside it. */
export const updateEntry = (
  tx: Tx,
  id: string,
  changes: Partial<Pick<HoursEntryRow, 'state' | 'credited' | 'flags'>>,
): Promise<number> => entryTable.update(tx, changes, 'id = ?', [id]);

/**
 * Writers of one person's hours wait for each other to the end of their transactions: on PostgreSQL the account's
 * row is locked by it.
 */
export const lockHoursOf = (tx: Tx, personId: string): Promise<number> =>
  tx.run('update account set unit_id = unit_id where id = ?', [personId]);

export const findEntry = (from: Queries, id: string): Promise<HoursEntryRow | undefined> =>
  entryTable.one(from, 'where id = ?', [id]);
/** Day by day, a person's together; what is not there is left out. */
export const findEntries = (from: Queries, ids: readonly string[]): Promise<HoursEntryRow[]> =>
  entryTable.find(from, `where id in (${placeholders(ids)}) order by day, person_id, id`, ids);

/** The line that takes this one back. */
export const reversalOf = (from: Queries, id: string): Promise<HoursEntryRow | undefined> =>
  entryTable.one(from, 'where reverses = ?', [id]);
/** The ids of the lines that take these back, by the ids of these. */
export async function reversalIdsOf(from: Queries, ids: readonly string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map();
  const rows = await from.rows<{ id: string; reverses: string }>(
    `select id, reverses from hours_entry where reverses in (${placeholders(ids)})`,
    ids,
  );
  return new Map(rows.map((row) => [row.reverses, row.id]));
}

/** What was written in one correction. */
export const entriesOfCorrection = (
  from: Queries,
  {
    personId,
    recordedBy,
    recordedAt,
  }: Pick<HoursEntryRow, 'personId' | 'recordedAt'> & { recordedBy: string },
): Promise<HoursEntryRow[]> =>
  entryTable.find(
    from,
    'where person_id = ? and recorded_by = ? and recorded_at = ? and reverses is null order by from_at',
    [personId, recordedBy, recordedAt],
  );
/** Longer lines of the day that this correction took back: it only took time away from them. */
export const longerEntriesCorrected = (
  from: Queries,
  line: HoursEntryRow,
  recordedBy: string,
): Promise<HoursEntryRow[]> =>
  entryTable.find(
    from,
    `where id in (select reverses from hours_entry where person_id = ? and day = ? and recorded_by = ?
      and recorded_at = ? and reverses is not null) and from_at <= ? and to_at >= ?`,
    [line.personId, line.day, recordedBy, line.recordedAt, line.fromAt, line.toAt],
  );

/** Whole minutes of duty in the ledger on a local day (YYYY-MM-DD); a running session is not in it. */
export async function dutyMinutesOn(from: Queries, personId: string, day: string): Promise<number> {
  const [row] = await from.rows<{ minutes: number }>(
    "select coalesce(sum(minutes), 0) as minutes from hours_entry where person_id = ? and day = ? and kind = 'duty'",
    [personId, day],
  );
  return Number(row!.minutes);
}

export const validEntriesOfDay = (from: Queries, personId: string, day: string): Promise<HoursEntryRow[]> =>
  entryTable.find(from, `where person_id = ? and day = ? and ${VALID_ENTRY_SQL}`, [personId, day]);

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
