/** What has become of a ring since a notice was written for it. */
import { UNHEARD_SQL } from '../notice/unheard-rings.sql.js';
import type { Urgency } from '../protocol/codes.js';
import type { Queries } from '../store/store.js';

export interface RingNow {
  ended: boolean;
  /** It reached a device that sounds. */
  heard: boolean;
  urgency: Urgency | null;
}

export async function ringNow(from: Queries, offerId: string): Promise<RingNow> {
  const [ring] = await from.rows<{ ended_at: number | null; heard: number; urgency: Urgency | null }>(
    `select o.ended_at, case when ${UNHEARD_SQL} then 0 else 1 end as heard,
          (select c.urgency from call c where c.id = o.call_id) as urgency
        from offer o where o.id = ?`,
    [offerId],
  );
  return {
    ended: !ring || ring.ended_at !== null,
    heard: Number(ring?.heard) > 0,
    urgency: ring?.urgency ?? null,
  };
}
