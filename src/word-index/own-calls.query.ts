/** The calls whose words an officer may read, which are few. */
import { placeholders, type Param, type Queries } from '../store/store.js';
import { blockOf, offsetOf } from './store/places.js';

const HELD = `select id from call where state = 'active' and holder_id = ?
  union select id from call where state = 'closed' and holder_id = ?`;
const HELPED = 'union select call_id from co_handler where officer_id = ?';

/** Where they stand in the index, by block. */
export async function ownPlaces(
  read: Queries,
  officerId: string,
  helps: boolean,
): Promise<Map<number, Set<number>>> {
  const rows = await read.rows<{ place: number }>(
    `select place from search_call where call_id in (${HELD} ${helps ? HELPED : ''})`,
    [officerId, officerId, ...(helps ? [officerId] : [])],
  );
  return byBlock(rows);
}

export async function placesOf(
  read: Queries,
  condition: readonly [string, ...Param[]],
  most: number,
): Promise<Map<number, Set<number>>> {
  const [where, ...params] = condition;
  const rows = await read.rows<{ id: string }>(`select id from call where ${where} limit ${most}`, params);
  if (!rows.length) return new Map();
  const ids = rows.map(({ id }) => id);
  return byBlock(
    await read.rows<{ place: number }>(
      `select place from search_call where call_id in (${placeholders(ids)})`,
      ids,
    ),
  );
}

function byBlock(rows: readonly { place: number }[]): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  for (const { place } of rows) {
    const block = blockOf(Number(place));
    const own = found.get(block);
    if (own) own.add(offsetOf(Number(place)));
    else found.set(block, new Set([offsetOf(Number(place))]));
  }
  return found;
}
