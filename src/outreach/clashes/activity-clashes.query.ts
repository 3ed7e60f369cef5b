/** Reads what activities to come may clash with: the other activities of those days, the roster, check-ups and visits. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { addDays, localDay } from '../../protocol/time/local-day.js';
import { RosterQuery } from '../../roster/roster.query.js';
import { Store } from '../../store/store.js';
import type { Interval } from '../../kernel/time/intervals.js';
import type { Actor } from '../../kernel/actor.js';
import { activitiesIn } from '../activities/activities.repository.js';
import type { ActivityRow } from '../activities/activities.entity.js';
import { attendancesAt } from '../attendance/attendance.repository.js';
import { clashesOf, type Clash, type OtherTime } from './activity-clashes.js';
import { OtherTimes } from './other-times.js';

type Reader = Pick<Actor, 'unitId' | 'lang'>;

/** The roster is looked at no further ahead than this. */
const MOST_DAYS = 366;

@Injectable()
export class ActivityClashesQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly roster: RosterQuery,
    private readonly others: OtherTimes,
  ) {}

  /** By the activity's id; what is over or was cancelled clashes with nothing. */
  async of(reader: Reader, rows: readonly ActivityRow[]): Promise<Map<string, Clash[]>> {
    const now = this.clock.now();
    const ahead = rows.filter((row) => row.cancelledAt === null && row.toAt > now);
    if (!ahead.length) return new Map();
    const span = {
      from: Math.min(...ahead.map((row) => row.fromAt)),
      to: Math.max(...ahead.map((row) => row.toAt)),
    };
    const others = await activitiesIn(this.store.read, reader.unitId, span);
    const ids = [...new Set([...ahead, ...others].map((row) => row.id))];
    const places = await attendancesAt(this.store.read, ids);
    const signedUp = new Map(
      [...Map.groupBy(places, (p) => p.activityId)].map(([id, all]) => [id, all.map((p) => p.personId)]),
    );
    const otherTimes = await this.otherTimesIn(reader, span);
    return new Map(ahead.map((row) => [row.id, clashesOf(row, others, signedUp, otherTimes)]));
  }

  /** Each person's shifts any part of which lies in the days, and what else is arranged with them then. */
  async otherTimesIn({ unitId, lang }: Reader, span: Interval): Promise<OtherTime[]> {
    return [...(await this.shiftsIn(unitId, span)), ...(await this.others.of(unitId, span, lang))];
  }

  private async shiftsIn(unitId: string, { from, to }: Interval): Promise<OtherTime[]> {
    const first = localDay(from);
    const furthest = addDays(first, MOST_DAYS);
    const last = localDay(to - 1);
    const shifts = await this.roster.touching(unitId, first, last < furthest ? last : furthest);
    return shifts.flatMap(({ name, people }) =>
      people.map(({ personId, from, to }) => ({ personId, with: 'shift' as const, name, from, to })),
    );
  }
}
