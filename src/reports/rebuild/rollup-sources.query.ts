/** What roll-ups are built anew of, some hundred calls or a day of lines at a time. */
import type { CountedEntry } from '../../ledger/hours-sums.js';
import type { HoursVerdict } from '../../protocol/hours.js';
import type { Queries } from '../../store/store.js';

const AT_ONCE = 400;

export interface Unit {
  id: string;
  name: string;
}
export const unitsByCode = (from: Queries): Promise<Unit[]> =>
  from.rows('select id, name from unit order by code');

export interface Raised {
  id: string;
  raised_at: number;
}
/** Calls of the unit raised before `upto`, in the order of their raises. */
export function raisedNext(
  from: Queries,
  unitId: string,
  upto: number,
  after: Raised | undefined,
): Promise<Raised[]> {
  const { raised_at, id } = after ?? { raised_at: 0, id: '' };
  return from.rows<Raised>(
    `select id, raised_at from call where unit_id = ? and raised_at >= ? and raised_at < ?
      and (raised_at > ? or id > ?) order by raised_at, id limit ${AT_ONCE}`,
    [unitId, raised_at, upto, raised_at, id],
  );
}

/** The next local day (YYYY-MM-DD) with lines of the ledger; null after the last. */
export async function dayWithLinesAfter(from: Queries, unitId: string, day: string): Promise<string | null> {
  const [row] = await from.rows<{ day: string | null }>(
    'select min(day) as day from hours_entry where unit_id = ? and day > ?',
    [unitId, day],
  );
  return row?.day ?? null;
}

/** What a line is follows from its last verdict; a reversal has what the line it takes back has, below zero. */
const LINES = `select e.person_id, e.community_id, e.kind, e.who, e.source, e.minutes, e.reverses,
    (select v.verdict from hours_verdict v where v.entry_id = coalesce(e.reverses, e.id) order by v.seq desc limit 1) as verdict,
    (select v.credited from hours_verdict v where v.entry_id = coalesce(e.reverses, e.id) order by v.seq desc limit 1) as credited
  from hours_entry e where e.unit_id = ? and e.day = ?`;
interface Raw extends Pick<CountedEntry, 'kind' | 'who' | 'source' | 'minutes' | 'reverses'> {
  person_id: string;
  community_id: string | null;
  verdict: HoursVerdict | null;
  credited: number | null;
}
export async function linesOfDay(from: Queries, unitId: string, day: string): Promise<CountedEntry[]> {
  const rows = await from.rows<Raw>(LINES, [unitId, day]);
  return rows.map(({ person_id, community_id, verdict, credited, ...line }) => ({
    ...line,
    unitId,
    day,
    personId: person_id,
    communityId: community_id,
    state: verdict === null ? 'pending' : verdict === 'returned' ? 'returned' : 'approved',
    credited: (line.reverses === null ? 1 : -1) * (credited ?? 0),
  }));
}
