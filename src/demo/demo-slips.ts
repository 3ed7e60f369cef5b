/** Some residents took a slip home, and most of them said that it is solved. */
import type { INestApplicationContext } from '@nestjs/common';
import type { CommandActor } from '../kernel/actor.js';
import { DAY } from '../protocol/time/durations.js';
import { ResidentService } from '../residents/resident.service.js';
import { SlipService } from '../residents/slip.service.js';
import { Store } from '../store/store.js';
import { lastSolved } from './demo-rows.query.js';

const SLIPS = 12;
const ASKER = { address: '127.0.0.1', lang: 'zh' } as const;
const SATISFIED = [5, 4, 5, 3, 5, 4] as const;
const WORDS = ['谢谢检察官，事情办好了', '', '', '电话里讲得很清楚', '', ''] as const;
/** Of so many who took one, one has not answered. */
const EACH = 4;

export async function giveDemoSlips(
  app: INestApplicationContext,
  as: (id: string) => CommandActor,
  unitId: string,
  now: number,
): Promise<void> {
  const [slips, residents] = [app.get(SlipService), app.get(ResidentService)];
  const calls = await lastSolved(app.get(Store).read, unitId, now - 20 * DAY, SLIPS);
  for (const [n, { id, raised_by }] of calls.entries()) {
    const slip = await slips.give(as(raised_by), id, {});
    if (n % EACH === EACH - 1) continue;
    const words = WORDS[n % WORDS.length];
    const said = { solved: true, satisfied: SATISFIED[n % SATISFIED.length], ...(words && { words }) };
    await residents.answer(slip, said, ASKER);
  }
}
