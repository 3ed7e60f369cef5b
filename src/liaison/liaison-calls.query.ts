/** The open calls of a liaison officer's communities, and what of them waits for that officer's word. */
import { isGuarded } from '../call/call-visibility.js';
import type { CallRow } from '../call/call.entity.js';
import type { Help } from '../call/care/care-book.js';
import { openStates } from '../call/open-states.sql.js';
import type { CallViewsService } from '../desk/views/call-views.service.js';
import { readCalls, type ReadableCall } from '../desk/views/readable-call.query.js';
import { addressedName } from '../kernel/refusal/refusal.js';
import { iso } from '../protocol/time/instant.js';
import type { CameBack, LiaisonCall } from '../protocol/communities/liaison.js';
import { placeholders, type Queries } from '../store/store.js';

const MOST = 500;

/** Oldest first; without drills and without those one has declared an interest in. */
export async function openCallsIn(
  from: Queries,
  unitId: string,
  communityIds: readonly string[],
  officerId: string,
): Promise<ReadableCall[]> {
  if (!communityIds.length) return [];
  const found = await readCalls(
    from,
    `where unit_id = ? and ${openStates} and drill is null and community_id in (${placeholders(communityIds)})
      order by raised_at, id limit ${MOST}`,
    [unitId, ...communityIds],
  );
  return found.filter((one) => !one.whole || !one.line.ringing.recused.includes(officerId));
}

/** Words only of one's own, and of a guarded call of somebody else's not even the category. */
export function liaisonCall(views: CallViewsService, found: ReadableCall, officerId: string): LiaisonCall {
  const { id, number, state, urgency, community, raisedAt, answerBy, closeBy, contactBy, paused, ...rest } =
    views.listed(found);
  const mine = found.line.holderId === officerId;
  return {
    id,
    number,
    state,
    urgency,
    community,
    raisedAt,
    answerBy,
    closeBy,
    ...(contactBy !== undefined && { contactBy }),
    ...(paused && { paused }),
    ...(rest.holder && { holder: rest.holder }),
    ...(rest.shows && { shows: rest.shows }),
    mine,
    ...((mine || !isGuarded(found.line)) && { category: rest.category }),
    ...(mine && { summary: rest.summary }),
  };
}

/** When, by call: this officer last wrote or logged a contact; a reviewer last decided. Milliseconds since 1970. */
interface Spoken {
  mine: ReadonlyMap<string, number>;
  reviewed: ReadonlyMap<string, number>;
}
async function spokenOf(from: Queries, ids: readonly string[], officerId: string): Promise<Spoken> {
  const rows = await from.rows<{ call_id: string; deed: string; at: number }>(
    `select call_id, deed, max(at) as at from fact where call_id in (${placeholders(ids)})
      and (deed = 'reviewed' or (actor_id = ? and deed in ('messaged', 'contacted'))) group by call_id, deed`,
    [...ids, officerId],
  );
  const latest = (deeds: readonly string[]) => {
    const found = new Map<string, number>();
    for (const row of rows)
      if (deeds.includes(row.deed))
        found.set(row.call_id, Math.max(found.get(row.call_id) ?? 0, Number(row.at)));
    return found;
  };
  return { mine: latest(['messaged', 'contacted']), reviewed: latest(['reviewed']) };
}

/** Newest first. */
export async function cameBackOf(
  from: Queries,
  views: CallViewsService,
  calls: readonly ReadableCall[],
  officerId: string,
): Promise<CameBack[]> {
  const whole = calls.filter((one) => one.whole);
  if (!whole.length) return [];
  const spoken = await spokenOf(
    from,
    whole.map(({ line }) => line.id),
    officerId,
  );
  const items = whole.flatMap((found) => {
    const call = liaisonCall(views, found, officerId);
    return returnsOf(views, found.line, spoken, officerId).map((one) => ({ ...one, call }));
  });
  return items.sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** What came back with one call and was not answered since. */
function returnsOf(
  views: CallViewsService,
  line: CallRow,
  { mine, reviewed }: Spoken,
  officerId: string,
): Omit<CameBack, 'call'>[] {
  const { id, holderId, ringing } = line;
  const waits = (at: number | undefined): at is number => at !== undefined && (mine.get(id) ?? 0) < at;
  const found: Omit<CameBack, 'call'>[] = [];
  if (holderId !== null && holderId !== officerId) return found;
  if (ringing.reopenedBy !== null && waits(ringing.countedFrom))
    found.push({ kind: 'reopened', at: iso(ringing.countedFrom) });
  if (holderId === null) return found;
  const { open, last } = ringing.returned ?? {};
  const reviewedAt = reviewed.get(id);
  if (last && !open && last.verdict !== 'upheld' && waits(reviewedAt))
    found.push({ kind: 'returned', at: iso(reviewedAt) });
  for (const help of ringing.help ?? [])
    if (help.state === 'answered' && help.endedAt !== null && waits(help.endedAt))
      found.push({ kind: 'answered', at: iso(help.endedAt), from: answeredBy(views, help) });
  return found;
}

function answeredBy(views: CallViewsService, { to, helper }: Help): string {
  if (helper !== null) return addressedName(views.holder(helper));
  if ('department' in to) return views.department(to.department).name;
  return 'officer' in to ? addressedName(views.holder(to.officer)) : to.name;
}
