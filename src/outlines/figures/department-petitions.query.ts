/** The petitions whose answer by procedure fell due: those that petition-figures.query.ts counts, one by one. */
import type { Interval } from '../../kernel/time/intervals.js';
import { placeholders, type Queries } from '../../store/store.js';

export interface DuePetition {
  id: string;
  number: string;
  communityId: string;
  dueAt: number;
  /** null: not answered. */
  isInTime: boolean | null;
}

/** The last due first. @param after where the page before ended */
export async function findDuePetitions(
  read: Queries,
  { unitId, peopleIds }: { unitId: string; peopleIds: readonly string[] },
  { from, to }: Interval,
  { now, after, most }: { now: number; after: readonly [number, string] | undefined; most: number },
): Promise<DuePetition[]> {
  if (!peopleIds.length) return [];
  const rows = await read.rows<Record<string, string | number | null>>(
    `select p.id, p.number, p.community_id, p.procedure_due_at, s.in_time
      from petition p left join petition_step s
        on s.petition_id = p.id and s.round = p.round and s.step = 'procedure'
      where p.unit_id = ? and p.state <> 'withdrawn' and p.procedure_due_at >= ? and p.procedure_due_at < ?
        and p.in_charge_id in (${placeholders(peopleIds)})
        ${after ? 'and (p.procedure_due_at, p.id) < (?, ?)' : ''}
      order by p.procedure_due_at desc, p.id desc limit ?`,
    [unitId, from, Math.min(to, now), ...peopleIds, ...(after ?? []), most],
  );
  return rows.map((row) => ({
    id: String(row['id']),
    number: String(row['number']),
    communityId: String(row['community_id']),
    dueAt: Number(row['procedure_due_at']),
    isInTime: row['in_time'] === null ? null : Number(row['in_time']) === 1,
  }));
}
