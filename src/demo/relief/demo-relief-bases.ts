/** What was granted in relief over five years: invented, the first of them too small a sample to judge. */
import type { INestApplicationContext } from '@nestjs/common';
import type { CommandActor } from '../../kernel/actor.js';
import type { ReliefBasePayload } from '../../protocol/trends/relief.js';
import { localDay } from '../../protocol/time/local-day.js';
import { ReliefBasesService } from '../../trends/relief/relief-bases.service.js';

export const DEMO_RELIEF_SOURCE = '演示用的数字；基数为当年提起公诉的刑事案件';
/** granted, base and fen, the last year first. */
const YEARS = [
  [11, 238, 115_500_00],
  [9, 221, 88_000_00],
  [8, 205, 71_200_00],
  [6, 180, 48_000_00],
  [1, 24, 6_000_00],
] as const;

/** @param thisYear when the demo is opened */
export function demoReliefOf(thisYear: number, year: number): ReliefBasePayload {
  const [granted, base, grantedFen] = YEARS[thisYear - year] ?? YEARS[0];
  return { year, granted, base, grantedFen, source: DEMO_RELIEF_SOURCE };
}

export async function enterDemoReliefBases(
  app: INestApplicationContext,
  coordinator: CommandActor,
  until: number,
): Promise<void> {
  const thisYear = Number(localDay(until).slice(0, 4));
  for (const i of YEARS.keys())
    await app.get(ReliefBasesService).put(coordinator, demoReliefOf(thisYear, thisYear - i));
}
