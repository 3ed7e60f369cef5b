/** How calls are read aloud that requests became. */
import { placeholders, type Queries } from '../store/store.js';

export async function numbersOfCalls(
  from: Queries,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (!ids.length) return new Map();
  const rows = await from.rows<{ id: string; number: string }>(
    `select id, number from call where id in (${placeholders(ids)})`,
    ids,
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}
