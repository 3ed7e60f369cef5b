/** Calls as the index needs them, and which of them it has not as they are. */
import type { CallRow } from '../../call/call.entity.js';
import { GUARDED_CATEGORIES } from '../../protocol/codes.js';
import { placeholders, type Queries } from '../../store/store.js';

export type IndexedLine = Pick<
  CallRow,
  'id' | 'unitId' | 'communityId' | 'number' | 'category' | 'version' | 'raisedAt' | 'summary'
>;

interface Raw {
  id: string;
  unit_id: string;
  community_id: string;
  number: string;
  category: string;
  version: number;
  raised_at: number;
  summary: string | null;
}

/** Without those that are in no index: guarded ones and drills. */
export async function callsToIndex(from: Queries, callIds: readonly string[]): Promise<IndexedLine[]> {
  if (!callIds.length) return [];
  const rows = await from.rows<Raw>(
    `select id, unit_id, community_id, number, category, version, raised_at, summary from call
      where id in (${placeholders(callIds)}) and drill is null
      and category not in (${placeholders(GUARDED_CATEGORIES)})`,
    [...callIds, ...GUARDED_CATEGORIES],
  );
  return rows.map((raw) => ({
    id: raw.id,
    unitId: raw.unit_id,
    communityId: raw.community_id,
    number: raw.number,
    category: raw.category,
    version: Number(raw.version),
    raisedAt: Number(raw.raised_at),
    summary: raw.summary,
  }));
}

export interface ScanPlace {
  at: number;
  id: string;
}
export interface Scanned {
  /** Not in the index as they are now, or in it and they should not. */
  differing: string[];
  /** The last one looked at; undefined where there are no more. */
  last: ScanPlace | undefined;
}
const SCANNED_AT_ONCE = 500;

/** The unit's calls from the newest on, some at a time. */
export async function differingCalls(
  from: Queries,
  unitId: string,
  after: ScanPlace | undefined,
): Promise<Scanned> {
  const rest = after ? 'and c.raised_at <= ? and (c.raised_at < ? or c.id < ?)' : '';
  const rows = await from.rows<{
    id: string;
    raised_at: number;
    version: number;
    kept: number | null;
    out: number;
  }>(
    `select c.id, c.raised_at, c.version, s.version as kept,
        case when c.drill is null and c.category not in (${placeholders(GUARDED_CATEGORIES)}) then 0 else 1 end as out
      from call c left join search_call s on s.call_id = c.id
      where c.unit_id = ? ${rest} order by c.raised_at desc, c.id desc limit ${SCANNED_AT_ONCE}`,
    [...GUARDED_CATEGORIES, unitId, ...(after ? [after.at, after.at, after.id] : [])],
  );
  const last = rows.length === SCANNED_AT_ONCE ? rows.at(-1) : undefined;
  return {
    differing: rows
      .filter(({ out, kept, version }) =>
        Number(out) ? kept !== null : kept === null || Number(kept) !== Number(version),
      )
      .map(({ id }) => id),
    last: last && { at: Number(last.raised_at), id: last.id },
  };
}

/** When each was raised; one that is not there is left out. */
export async function callsRaised(
  from: Queries,
  callIds: readonly string[],
): Promise<{ callId: string; raisedAt: number }[]> {
  if (!callIds.length) return [];
  const rows = await from.rows<{ id: string; raised_at: number }>(
    `select id, raised_at from call where id in (${placeholders(callIds)})`,
    callIds,
  );
  return rows.map(({ id, raised_at }) => ({ callId: id, raisedAt: Number(raised_at) }));
}

export async function allUnits(from: Queries): Promise<string[]> {
  return (await from.rows<{ id: string }>('select id from unit order by id')).map(({ id }) => id);
}
