/**
 * An officer's calls: those they hold, closed, once accepted or took from who walked in, newest first. Their ids are known from narrow
 * indexes and tell about when each was raised, so that the rows are read a few at a time from the newest on.
 */
import { DAY } from '../../protocol/time/durations.js';
import { nextTurn } from '../../kernel/clock.js';
import { placeholders, type Param, type Queries } from '../../store/store.js';

const IDS = `select id from call where state = 'active' and holder_id = ?
  union select id from call where state = 'closed' and holder_id = ?
  union select call_id from offer where officer_id = ? and ending = 'accepted'
  union select id from call where desk = 1 and raised_by = ?`;
const OF_OFFICER = 4;
/** For who reads all of them, in whatever order. */
export const callsOfOfficer = (officerId: string): [string, ...Param[]] => [
  `id in (${IDS})`,
  ...Array<string>(OF_OFFICER).fill(officerId),
];
/** Those, and the ones they helped with or were asked to. */
export const handledBy = (personId: string): [string, ...Param[]] => {
  const [own, ...ids] = callsOfOfficer(personId);
  return [`${own} or id in (select call_id from co_handler where officer_id = ?)`, ...ids, personId];
};
const AT_ONCE = 400;
/** An id is made within this of its call's raise, in milliseconds. */
const SURELY = DAY;

export interface CallPosition {
  id: string;
  raised_at: number;
}
const newestFirst = (a: CallPosition, b: CallPosition) =>
  b.raised_at - a.raised_at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/** When the id was made (RFC 9562, version 7); the end of time for what is no such id. */
const madeAt = (id: string): number =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(id) ? parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : Infinity;

/** The newest that fulfil the condition. */
export async function officerCalls(
  read: Queries,
  officerId: string,
  { where, params }: { where: string; params: readonly Param[] },
  limit: number,
): Promise<CallPosition[]> {
  const rows = await read.rows<{ id: string }>(IDS, Array<string>(OF_OFFICER).fill(officerId));
  const ids = rows.map((row) => row.id).sort((a, b) => madeAt(b) - madeAt(a) || 0);
  let found: CallPosition[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const last = found[limit - 1];
    if (last && madeAt(ids[from]!) + SURELY < Number(last.raised_at)) break;
    if (from) await nextTurn();
    const some = ids.slice(from, from + AT_ONCE);
    const more = await read.rows<CallPosition>(
      `select id, raised_at from call where id in (${placeholders(some)}) and ${where}`,
      [...some, ...params],
    );
    found = [...found, ...more].sort(newestFirst).slice(0, limit);
  }
  return found;
}
