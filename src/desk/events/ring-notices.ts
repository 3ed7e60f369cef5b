/** Who must hear of these facts beyond their page: officers rung whose page sleeps, coordinators of an alert. */
import type { Notice } from '../../notices/notices.service.js';
import type { Tx } from '../../store/store.js';
import type { Candidate } from '../../routing/candidate.js';
import type { DeskTools } from '../desk-tools.js';
import type { FactData } from '../../call/facts.js';
import type { CallDecision } from '../../call/call-decision.js';

/** An alert that is older than this tells nobody anything new. */
const ALERT_MILLISECONDS = 30 * 60_000;

/** Of one transaction with the facts; nothing where the unit has no way to send it. */
export async function writeRingNotices(
  tx: Tx,
  { notices, directory }: Pick<DeskTools, 'notices' | 'directory'>,
  { call, facts, now }: CallDecision,
  onDuty: () => Promise<readonly Candidate[]>,
): Promise<void> {
  const { id, unitId, number, communityId, drill, lateAt } = call.line;
  // The hub's own test reaches nobody.
  if (!notices.reaches(unitId) || drill === 'loop') return;
  const params = { number, community: directory.community(communityId)?.name ?? '' };
  const notify = (notice: Pick<Notice, 'personId' | 'kind' | 'params' | 'path' | 'offerId' | 'expiresAt'>) =>
    notices.notify(tx, { unitId, ...notice });
  for (const f of facts) {
    if (f.deed === 'rung') {
      const { rings, expiresAt } = f.data as unknown as FactData['rung'];
      const awake = new Set((await onDuty()).filter((c) => c.live).map((c) => c.id));
      for (const r of rings.filter((one) => !awake.has(one.officer)))
        await notify({
          personId: r.officer,
          kind: 'ring',
          params: { ...params, ...(drill && { about: 'drill' }) },
          path: `/ring/${r.id}`,
          offerId: r.id,
          expiresAt,
        });
    }
    // Of what an outage left over they are told once for all.
    if (f.deed === 'alerted' && drill === null && lateAt === null) {
      const { kind } = f.data as unknown as FactData['alerted'];
      for (const { id: personId } of directory.coordinatorsOf(unitId))
        await notify({
          personId,
          kind: 'alert',
          params: { ...params, about: kind },
          path: `/calls/${id}`,
          expiresAt: now + ALERT_MILLISECONDS,
        });
    }
  }
}
