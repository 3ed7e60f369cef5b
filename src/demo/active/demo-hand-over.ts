/** A posting is handed over: what its officer has promised there is their successor's to keep. */
import type { INestApplicationContext } from '@nestjs/common';
import { PromisesService } from '../../liaison/promises/promises.service.js';
import { DAY } from '../../protocol/time/durations.js';
import { localDay } from '../../protocol/time/local-day.js';
import { LiaisonsService } from '../../units/liaisons.service.js';
import type { SeededRandom } from '../history/seeded-random.js';
import type { LiaisonYear } from './liaison-year.js';
import { HANDED_OVER } from './liaison-sentences.js';

/** @param at in milliseconds; what was promised is due after the demo has opened */
export function planHandOver(
  app: INestApplicationContext,
  { agenda, as, adminId, communities, successorId, until }: LiaisonYear,
  at: number,
  chance: SeededRandom,
): void {
  const postings = app.get(LiaisonsService);
  const { id: communityId, officerId } = communities.at(-1)!;
  agenda.at(at - 4 * DAY, async () => {
    for (const text of HANDED_OVER) {
      const dueDay = localDay(until + chance.between(2, 14) * DAY);
      const promise = { id: chance.uuid(), communityId, text, dueDay };
      await app.get(PromisesService).make(as(officerId), promise);
    }
  });
  agenda.at(at, async () => {
    const admin = as(adminId);
    const all = await postings.list(admin.unitId);
    const ending = all.find(({ community, endsAt }) => community.id === communityId && endsAt === null);
    if (!ending) return;
    await postings.end(admin, ending.id, at);
    await postings.post(admin, { officerId: successorId, communityId, startsAt: at, endsAt: null });
  });
}
