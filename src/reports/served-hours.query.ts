/**
 * The hours of a span: whole days, months and years from the ledger's roll-ups, which are written with its lines; of
 * the days that the span cuts, the lines that begin in it.
 */
import type { Lang } from '../protocol/lang.js';
import { Injectable } from '@nestjs/common';
import { Clock, inTurns } from '../kernel/clock.js';
import { localDay, nextMidnight } from '../protocol/time/local-day.js';
import type { Interval } from '../kernel/time/intervals.js';
import { Directory } from '../directory/directory.js';
import type { HoursBreakdown, HoursBreakdownBy, HoursFigure } from '../protocol/reports.js';
import { placeholders, Store, type Param } from '../store/store.js';
import { coverSpan, type CoarsestPeriod } from '../ledger/period-cover.js';
import { hoursKeyText } from './hours-key-text.js';

const ROLLED = `sum(minutes) as minutes, sum(case when source = 'measured' then minutes else 0 end) as measured,
  sum(pending) as pending, sum(approved) as approved, sum(credited) as credited`;
const OF_LINES = `sum(minutes) as minutes, sum(case when source = 'measured' then minutes else 0 end) as measured,
  sum(case when state <> 'approved' then minutes else 0 end) as pending,
  sum(case when state = 'approved' then minutes else 0 end) as approved, sum(credited) as credited`;
/** The dimension of the roll-ups, and the key there and in the lines. */
const BY: Record<HoursBreakdownBy, { dim: string; rolled: string; line: string; coarsest: CoarsestPeriod }> =
  {
    kind: { dim: 'all', rolled: 'kind', line: 'kind', coarsest: 'year' },
    who: { dim: 'all', rolled: 'who', line: 'who', coarsest: 'year' },
    person: { dim: 'person', rolled: 'key', line: 'person_id', coarsest: 'year' },
    community: { dim: 'community', rolled: 'key', line: `coalesce(community_id, '')`, coarsest: 'year' },
    month: { dim: 'all', rolled: 'substr(period, 1, 7)', line: 'substr(day, 1, 7)', coarsest: 'month' },
  };
const NONE: HoursFigure = { minutes: 0, measured: 0, backFilled: 0, pending: 0, approved: 0, credited: 0 };
const SUMS = ['minutes', 'measured', 'pending', 'approved', 'credited'] as const;
type Raw = Record<(typeof SUMS)[number], number> & { key: string };

const together = (a: HoursFigure, raw: Raw): HoursFigure => {
  const sum = Object.fromEntries(SUMS.map((s) => [s, a[s] + Number(raw[s])])) as Omit<
    HoursFigure,
    'backFilled'
  >;
  return { ...sum, backFilled: sum.minutes - sum.measured };
};
const inOrder = new Intl.Collator('zh-Hans-CN', { numeric: true });

@Injectable()
export class ServedHoursQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async minutes(unitId: string, span: Interval): Promise<number> {
    const by = await this.by(unitId, span, 'kind');
    return [...by.values()].reduce((sum, { minutes }) => sum + minutes, 0);
  }

  /** In the order of codes, names or time; who and what has nothing is left out. */
  async breakdown(
    unitId: string,
    span: Interval,
    by: HoursBreakdownBy,
    lang: Lang = 'zh',
  ): Promise<Pick<HoursBreakdown, 'rows' | 'total'>> {
    const all = await this.by(unitId, span, by);
    const rows = [...all].map(([key, figure]) => ({ key, ...this.named(by, key, lang), figure }));
    rows.sort(
      (a, b) =>
        Number(a.order === null) - Number(b.order === null) || inOrder.compare(a.order ?? '', b.order ?? ''),
    );
    return {
      rows: rows.map(({ key, name, figure }) => ({ key, name, ...figure })),
      total: [...all.values()].reduce((sum, f) => together(sum, { key: '', ...f }), NONE),
    };
  }

  private async by(unitId: string, span: Interval, by: HoursBreakdownBy): Promise<Map<string, HoursFigure>> {
    const { dim, rolled, line, coarsest } = BY[by];
    // Nobody has served tomorrow.
    const { periods, fringes } = coverSpan(span, nextMidnight(this.clock.now()), coarsest);
    const parts = [
      ...(periods.length
        ? [
            `select ${rolled} as key, ${ROLLED} from hours_rollup
              where unit_id = ? and dim = ? and period in (${placeholders(periods)}) group by 1`,
          ]
        : []),
      ...fringes.map(
        () => `select ${line} as key, ${OF_LINES} from hours_entry
          where unit_id = ? and day >= ? and day <= ? and from_at >= ? and from_at < ? group by 1`,
      ),
    ];
    if (!parts.length) return new Map();
    const rows = await this.store.long.rows<Raw>(parts.join(' union all '), [
      ...(periods.length ? [unitId, dim, ...periods] : []),
      ...fringes.flatMap(({ from, to }): Param[] => [unitId, localDay(from), localDay(to), from, to]),
    ]);
    const all = new Map<string, HoursFigure>();
    for await (const row of inTurns(rows)) all.set(row.key, together(all.get(row.key) ?? NONE, row));
    for (const [key, f] of all) if (SUMS.every((s) => f[s] === 0)) all.delete(key);
    return all;
  }

  private named(by: HoursBreakdownBy, key: string, lang: Lang): { name: string; order: string | null } {
    if (by === 'person') {
      const name = this.directory.person(key)?.name;
      if (name !== undefined) return { name, order: name };
    }
    if (by === 'community') {
      const found = this.directory.community(key);
      if (found) return { name: found.name, order: found.code };
    }
    return hoursKeyText(by, key, lang);
  }
}
