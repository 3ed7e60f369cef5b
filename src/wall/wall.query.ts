/**
 * The wall: the year against its targets, outreach of the year, today in numbers, and each subdistrict's calls of the
 * year in the order of codes. No matter, no name, no community. Calls of guarded categories are in the unit's totals,
 * of which nobody can take them out again, and are left out where counts are broken down.
 */
import { MINUTE } from '../protocol/time/durations.js';
import type { Lang } from '../protocol/lang.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { startOfDay } from '../protocol/time/local-day.js';
import { Directory } from '../directory/directory.js';
import { iso } from '../protocol/time/instant.js';
import type { WallFigures } from '../protocol/reports.js';
import { ActiveFiguresQuery } from '../reports/active/active-figures.query.js';
import { CountsByPlaceQuery } from '../reports/counts-by-place.query.js';
import { SMALLEST_GROUP } from '../figures/figure-definitions.js';
import { yearOfInstant, yearSpan } from '../reports/year/target-pace.js';
import { nearestRank } from '../figures/percentile.js';
import { TodayFiguresQuery } from '../reports/today-figures.query.js';
import { YearFiguresQuery } from '../reports/year/year-figures.query.js';

/** More bars than this are not told apart from five metres. */
const MOST_TIMES = 60;

@Injectable()
export class WallQuery {
  constructor(
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly year: YearFiguresQuery,
    private readonly today: TodayFiguresQuery,
    private readonly byPlace: CountsByPlaceQuery,
    private readonly active: ActiveFiguresQuery,
  ) {}

  async of(unitId: string, lang: Lang): Promise<Omit<WallFigures, 'ready'>> {
    const now = this.clock.now();
    const number = yearOfInstant(now);
    const [{ year, duty, solved }, today, taken, places, outreach] = await Promise.all([
      this.year.of(unitId, number, { ratingsSeen: false, lang }),
      this.today.of(unitId),
      this.today.answers(unitId, startOfDay(now)),
      this.byPlace.subdistricts(unitId, yearSpan(number), { guarded: false }),
      this.active.totals(unitId, yearSpan(number)),
    ]);
    const sorted = taken.map((t) => t.seconds).sort((a, b) => a - b);
    const middle = nearestRank(50, sorted.length);
    const { raised, answered, closed, waiting } = today;
    return {
      unit: this.directory.unit(unitId)?.name ?? '',
      at: iso(now),
      year: { year, duty, solved },
      today: { raised, answered, closed, waiting },
      outreach,
      answers: {
        p50Seconds: middle === undefined ? null : sorted[middle]!,
        times: taken
          .slice(-MOST_TIMES)
          // To the minute: enough for a row of bars, too little to find the call by.
          .map(({ at, seconds }) => ({ at: iso(Math.floor(at / MINUTE) * MINUTE), seconds })),
      },
      subdistricts: places.map(({ name, raised: calls }) => ({
        name,
        raised: calls < SMALLEST_GROUP ? null : calls,
      })),
    };
  }
}
