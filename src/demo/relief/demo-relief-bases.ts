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

/** Of the districts beside, as DemoCity has them; of the first one the letters have the earlier years. */
const BESIDE: readonly (readonly (readonly [granted: number, base: number, fen: number])[])[] = [
  [[44, 655, 418_000_00]],
  [
    [7, 196, 67_200_00],
    [5, 188, 45_000_00],
    [2, 171, 17_600_00],
    [3, 165, 25_500_00],
  ],
  [
    [2, 28, 15_000_00],
    [1, 26, 7_000_00],
    [1, 31, 7_200_00],
  ],
];

/** @param thisYear when the demo is opened */
export function demoReliefOf(thisYear: number, year: number): ReliefBasePayload {
  const [granted, base, grantedFen] = YEARS[thisYear - year] ?? YEARS[0];
  return { year, granted, base, grantedFen, source: DEMO_RELIEF_SOURCE };
}

export async function enterDemoReliefBases(
  app: INestApplicationContext,
  {
    coordinator,
    city,
    besideIds,
  }: { coordinator: CommandActor; city: CommandActor; besideIds: readonly string[] },
  until: number,
): Promise<void> {
  const thisYear = Number(localDay(until).slice(0, 4));
  for (const i of YEARS.keys())
    await app.get(ReliefBasesService).put(coordinator, demoReliefOf(thisYear, thisYear - i));
  for (const [n, unitId] of besideIds.entries())
    for (const [i, [granted, base, grantedFen]] of (BESIDE[n] ?? []).entries()) {
      const entered = { granted, base, grantedFen, source: DEMO_RELIEF_SOURCE };
      await app.get(ReliefBasesService).put(city, { unitId, year: thisYear - i, ...entered });
    }
}
