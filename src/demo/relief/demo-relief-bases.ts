/** What was granted in relief over five years: invented, the first of them too small a sample to judge. */
import type { INestApplicationContext } from '@nestjs/common';
import type { CommandActor } from '../../kernel/actor.js';
import { localDay } from '../../protocol/time/local-day.js';
import { ReliefBasesService } from '../../trends/relief/relief-bases.service.js';

const SOURCE = '演示用的数字；基数为当年提起公诉的刑事案件';
/** granted, base and fen, the last year first. */
const YEARS = [
  [11, 238, 115_500_00],
  [9, 221, 88_000_00],
  [8, 205, 71_200_00],
  [6, 180, 48_000_00],
  [1, 24, 6_000_00],
] as const;

export async function enterDemoReliefBases(
  app: INestApplicationContext,
  coordinator: CommandActor,
  until: number,
): Promise<void> {
  const thisYear = Number(localDay(until).slice(0, 4));
  for (const [i, [granted, base, grantedFen]] of YEARS.entries())
    await app
      .get(ReliefBasesService)
      .put(coordinator, { year: thisYear - i, granted, base, grantedFen, source: SOURCE });
}
