/** The visits that are to follow closed calls of a liaison officer's communities. */
import { isGuarded } from '../../call/call-visibility.js';
import { openFollowUps } from '../../call/care/care-book.js';
import { isFollowUpLate } from '../../call/care/follow-up-rules.js';
import type { CallViewsService } from '../../desk/views/call-views.service.js';
import { intactRows, readCalls } from '../../desk/views/readable-call.query.js';
import type { VisitFollowUp } from '../../protocol/communities/liaison.js';
import { iso } from '../../protocol/time/instant.js';
import { placeholders, type Queries } from '../../store/store.js';

const MOST = 500;

/** What is due first; without those one has declared an interest in, and without guarded ones of somebody else's. */
export async function visitFollowUpsIn(
  from: Queries,
  views: CallViewsService,
  { unitId, communityIds, officerId }: { unitId: string; communityIds: readonly string[]; officerId: string },
  now: number,
): Promise<VisitFollowUp[]> {
  if (!communityIds.length) return [];
  // Spelled out, so that the index of those serves.
  const found = await readCalls(
    from,
    `where unit_id = ? and follow_up_at is not null and community_id in (${placeholders(communityIds)})
      order by follow_up_at, id limit ${MOST}`,
    [unitId, ...communityIds],
  );
  const seen = intactRows(found).filter(
    (line) => !line.ringing.recused.includes(officerId) && (line.holderId === officerId || !isGuarded(line)),
  );
  const visits = seen.flatMap((line) =>
    openFollowUps(line.ringing)
      .filter(({ kind, ofResident }) => kind === 'visit' && !ofResident)
      .map((one) => ({ line, ...one })),
  );
  return visits
    .sort((a, b) => a.dueAt - b.dueAt)
    .map(({ line, dueAt, by }) => ({
      callId: line.id,
      number: line.number,
      community: views.community(line.communityId),
      category: line.category,
      dueAt: iso(dueAt),
      late: isFollowUpLate(dueAt, now),
      by: views.holder(by),
      mine: line.holderId === officerId,
    }));
}
