/** Wages of the last years, so that the cap can be worked out: invented, and said to be. */
import type { INestApplicationContext } from '@nestjs/common';
import { Directory } from '../../directory/directory.js';
import { localDay } from '../../protocol/time/local-day.js';
import { WagesService } from '../../relief/cap/wages.service.js';

const SOURCE = '演示用的数字，不是公布的数据；请换成本省公布的数据';
/** Fen a month, the last year's first. */
const MONTHLY = [8_560_00, 8_325_00, 8_104_50];

export async function enterDemoWages(
  app: INestApplicationContext,
  unitId: string,
  until: number,
): Promise<void> {
  const admin = app
    .get(Directory)
    .peopleOf(unitId)
    .find(({ roles }) => roles.includes('admin'));
  if (!admin) return;
  const thisYear = Number(localDay(until).slice(0, 4));
  for (const [i, monthlyFen] of MONTHLY.entries())
    await app
      .get(WagesService)
      .put(
        { ...admin, sessionId: 'history', lang: 'zh' },
        { province: '210000', year: thisYear - 1 - i, monthlyFen, source: SOURCE },
      );
}
