/**
 * The year's three totals against their targets: time on duty, creditable service, problems solved. Hours come from
 * their roll-ups by month, calls from the figures; what runs now is added to the month it runs in.
 */
import type { Lang } from '../../protocol/lang.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { runningBesideLedger } from '../../ledger/served-minutes.query.js';
import { cutAtMidnights, minutesBetween } from '../../kernel/time/intervals.js';
import { Directory } from '../../directory/directory.js';
import { SERVERS, type HoursSource, type ServingRole, type ServiceKind } from '../../protocol/hours.js';
import { iso } from '../../protocol/time/instant.js';
import { monthsOf } from '../../protocol/time/local-day.js';
import type { YearFigures } from '../../protocol/reports.js';
import { placeholders, Store } from '../../store/store.js';
import { SMALLEST_GROUP } from '../../figures/figure-definitions.js';
import { FiguresQuery } from '../figures.query.js';
import { dueBy, yearSpan } from './target-pace.js';
import { yearDefinitions } from './year-definitions.js';

interface Summed {
  period: string;
  kind: ServiceKind;
  who: ServingRole;
  source: HoursSource;
  minutes: number;
  credited: number;
}

export interface YearReader {
  /** Whether the reader may know of single ratings; officers may not (public contract). */
  ratingsSeen: boolean;
  lang: Lang;
}

export type YearTotals = Omit<YearFigures, 'active'>;

/** Minutes. */
export interface MonthHours {
  measured: number;
  backFilled: number;
  credited: Record<ServingRole, number>;
}

@Injectable()
export class YearFiguresQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly figures: FiguresQuery,
  ) {}

  async of(unitId: string, year: number, { ratingsSeen, lang }: YearReader): Promise<YearTotals> {
    const now = this.clock.now();
    const [hours, running, calls, byMonth] = await Promise.all([
      this.hours(unitId, monthsOf(year)),
      this.running(unitId, now),
      this.figures.calls(unitId, yearSpan(year)),
      this.figures.breakdown(unitId, yearSpan(year), 'month'),
    ]);
    const duty = (of: Partial<Summed>) =>
      sum(hours, 'minutes', (h) => h.kind === 'duty' && fits(h, of)) +
      (of.source === undefined ? (running.get(of.period ?? '') ?? 0) : 0);
    const measured = duty({ source: 'measured' });
    const backFilled = duty({ source: 'back_filled' });
    const runningNow = monthsOf(year).reduce((total, month) => total + (running.get(month) ?? 0), 0);
    const { targets } = this.directory.settings(unitId);
    const target = { minutes: targets.hours * 60 || null, solved: targets.solved || null };
    return {
      year,
      at: iso(now),
      duty: {
        minutes: measured + backFilled + runningNow,
        measured,
        backFilled,
        running: runningNow,
        targetMinutes: target.minutes,
        dueMinutes: dueBy(target.minutes, year, now),
      },
      credited: {
        minutes: sum(hours, 'credited'),
        by: Object.fromEntries(
          SERVERS.map((who) => [who, sum(hours, 'credited', (h) => h.who === who)]),
        ) as Record<ServingRole, number>,
        kinds: kindsOf(hours),
      },
      solved: {
        calls: calls.solved,
        confirmed: ratingsSeen || calls.rated >= SMALLEST_GROUP ? calls.confirmed : null,
        referred: calls.referred,
        target: target.solved,
        due: dueBy(target.solved, year, now),
      },
      months: monthsOf(year).map((month) => {
        const of = byMonth.find(({ key }) => key === month)?.calls;
        return {
          month,
          dutyMinutes: duty({ period: month }),
          credited: sum(hours, 'credited', (h) => h.period === month),
          raised: of?.raised ?? 0,
          solved: of?.solved ?? 0,
        };
      }),
      definitions: yearDefinitions(lang),
    };
  }

  /** What the ledger holds of a local month: on duty, measured and back-filled apart, and creditable service. */
  async hoursOf(unitId: string, month: string): Promise<MonthHours> {
    const hours = await this.hours(unitId, [month]);
    const duty = (source: HoursSource) =>
      sum(hours, 'minutes', (h) => h.kind === 'duty' && h.source === source);
    const credited = (who: ServingRole) => sum(hours, 'credited', (h) => h.who === who);
    return {
      measured: duty('measured'),
      backFilled: duty('back_filled'),
      credited: { officer: credited('officer'), volunteer: credited('volunteer') },
    };
  }

  private async hours(unitId: string, months: readonly string[]): Promise<Summed[]> {
    const rows = await this.store.long.rows<Summed>(
      `select period, kind, who, source, minutes, credited from hours_rollup
        where unit_id = ? and dim = 'all' and period in (${placeholders(months)})`,
      [unitId, ...months],
    );
    return rows.map((row) => ({ ...row, minutes: Number(row.minutes), credited: Number(row.credited) }));
  }

  /** Minutes on duty that the ledger does not hold yet, by the local month they fall in. */
  private async running(unitId: string, now: number): Promise<Map<string, number>> {
    const running = await runningBesideLedger(this.store.long, unitId, now, 'duty');
    const byMonth = new Map<string, number>();
    for (const piece of running.flatMap((s) => cutAtMidnights(s.from, s.to))) {
      const month = piece.day.slice(0, 7);
      byMonth.set(month, (byMonth.get(month) ?? 0) + minutesBetween(piece.from, piece.to));
    }
    return byMonth;
  }
}

const fits = (row: Summed, of: Partial<Summed>) =>
  (Object.keys(of) as (keyof Summed)[]).every((key) => row[key] === of[key]);
const sum = (
  rows: readonly Summed[],
  what: 'minutes' | 'credited',
  which: (row: Summed) => boolean = () => true,
) => rows.reduce((total, row) => total + (which(row) ? row[what] : 0), 0);
const kindsOf = (rows: readonly Summed[]): Partial<Record<ServiceKind, number>> =>
  Object.fromEntries(
    [...Map.groupBy(rows, (row) => row.kind)]
      .map(([kind, own]) => [kind, sum(own, 'credited')] as const)
      .filter(([, minutes]) => minutes !== 0),
  );
