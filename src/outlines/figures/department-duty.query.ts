/** The time on duty of a department's people, as the ledger has it: what was taken back counts against itself. */
import type { OutlineSpan } from '../../protocol/papers/outlines.js';
import { placeholders, type Queries } from '../../store/store.js';

/** By person; who has none is left out. */
export async function dutyMinutes(
  from: Queries,
  peopleIds: readonly string[],
  { from: first, to: last }: OutlineSpan,
): Promise<Map<string, number>> {
  if (!peopleIds.length) return new Map();
  const rows = await from.rows<{ person_id: string; minutes: number }>(
    `select person_id, sum(minutes) as minutes from hours_entry
      where person_id in (${placeholders(peopleIds)}) and kind = 'duty' and day >= ? and day <= ?
      group by person_id having sum(minutes) <> 0`,
    [...peopleIds, first, last],
  );
  return new Map(rows.map((row) => [row.person_id, Number(row.minutes)]));
}
