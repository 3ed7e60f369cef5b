/** What an officer holds. */
import type { Queries } from '../../store/store.js';

export interface HeldCall {
  id: string;
  /** Somebody is being asked to take it. */
  ringing: boolean;
}
/** Oldest first. */
export async function callsHeldBy(from: Queries, officerId: string): Promise<HeldCall[]> {
  const rows = await from.rows<{ id: string; rings: number }>(
    `select c.id, (select count(*) from offer o where o.call_id = c.id and o.ended_at is null) as rings
      from call c where c.holder_id = ? and c.state = 'active' order by c.raised_at, c.id`,
    [officerId],
  );
  return rows.map(({ id, rings }) => ({ id, ringing: Number(rings) > 0 }));
}

export async function countCallsHeldBy(from: Queries, officerId: string): Promise<number> {
  const [{ held } = { held: 0 }] = await from.rows<{ held: number }>(
    "select count(*) as held from call where holder_id = ? and state = 'active'",
    [officerId],
  );
  return Number(held);
}
