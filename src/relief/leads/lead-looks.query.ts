/** Who looked at the particulars of a lead last, and why. */
import type { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import type { LeadDetail } from '../../protocol/relief/leads.js';
import { iso } from '../../protocol/time/instant.js';
import type { Queries } from '../../store/store.js';

export const LOOK = 'lead.reveal';

export async function lastLook(
  from: Queries,
  directory: Pick<Directory, 'person'>,
  leadId: string,
): Promise<LeadDetail['lookedAt']> {
  const [last] = await from.rows<{ actor_id: string; at: number; reason: string | null }>(
    'select actor_id, at, reason from audit where subject = ? and act = ? order by id desc limit 1',
    [leadId, LOOK],
  );
  if (!last) return undefined;
  return {
    by: holderOf(directory, last.actor_id),
    at: iso(Number(last.at)),
    reason: last.reason ?? '',
  };
}
