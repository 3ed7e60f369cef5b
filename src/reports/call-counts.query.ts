/**
 * Counting calls of a unit in a span: whole periods from the roll-ups, the ends of the span and whoever is too young
 * for them from the rows. How many rows are read follows from the span and the keys, not from the number of calls.
 */
import { Injectable } from '@nestjs/common';
import { inTurns } from '../kernel/clock.js';
import type { Interval } from '../kernel/time/intervals.js';
import { placeholders, Store, type Param } from '../store/store.js';
import { addTimes, secondsOf, unpackTimes, type Times } from '../figures/answer-times.js';
import { coverSpan, type CoarsestPeriod, type PeriodCover } from '../ledger/period-cover.js';
import { DAY_NUMBER, dayOfNumber, KEYS } from '../figures/rollup-keys.js';
import {
  MEASURE_CONDITIONS,
  MEASURES,
  ZERO_COUNTS,
  addCounts,
  type Counts,
} from '../figures/call-measures.js';
import type { CallDim } from '../figures/figures.entity.js';
import { COLUMNS, readMark } from '../figures/rollup.repository.js';

/** Another batch was rolled between two questions: the answer is asked for again. */
const ATTEMPTS = 8;
const SUMMED = COLUMNS.map((column) => `sum(${column}) as ${column}`).join(', ');
const COUNTED = MEASURES.map(
  (measure, n) => `sum(case when ${MEASURE_CONDITIONS[measure]} then 1 else 0 end) as ${COLUMNS[n]}`,
).join(', ');
const NO_COUNTS = COLUMNS.map((column) => `0 as ${column}`).join(', ');
const OF_ROWS = 'from call where unit_id = ? and raised_at >= ? and raised_at < ? and drill is null';

type Raw = { part: 'rolled' | 'row' | 'mark'; key: string } & Record<string, number | string>;
interface Asked {
  sql: string;
  params: Param[];
}

@Injectable()
export class CallCountsQuery {
  constructor(private readonly store: Store) {}

  /** By the keys of a dimension that occur; `''` for all. */
  async by(unitId: string, span: Interval, dim: CallDim): Promise<Map<string, Counts>> {
    const rows = await this.ask(unitId, span, 'year', (cover, young) => {
      const of = { unitId, dim, key: KEYS[dim], rolledKey: 'key' };
      return countsOf(of, cover.periods, [...cover.fringes, ...young]);
    });
    return summed(rows, (row) => row.key);
  }

  /** By day or by month, in order; those without calls are left out. */
  async over(unitId: string, span: Interval, period: 'day' | 'month'): Promise<Map<string, Counts>> {
    const rows = await this.ask(unitId, span, period, (cover, young) => {
      const of = { unitId, dim: 'all' as const, key: `cast(${DAY_NUMBER} as text)`, rolledKey: 'period' };
      return countsOf(of, cover.periods, [...cover.fringes, ...young]);
    });
    const dayOf = (row: Raw) => (row.part === 'row' ? dayOfNumber(Number(row.key)) : row.key);
    const all = await summed(rows, (row) => dayOf(row).slice(0, period === 'day' ? 10 : 7));
    return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  async all(unitId: string, span: Interval): Promise<Counts> {
    return (await this.by(unitId, span, 'all')).get('') ?? ZERO_COUNTS;
  }

  /** Walk-ins by their duty place; `''` where nobody said it. They are few: no roll-up holds this. */
  async walkIns(unitId: string, { from, to }: Interval): Promise<Map<string, Counts>> {
    const rows = await this.store.long.rows<Raw>(
      `select 'row' as part, coalesce(desk_place, '') as key, ${COUNTED} ${OF_ROWS}
        and ${MEASURE_CONDITIONS.desk} group by 2`,
      [unitId, from, to],
    );
    return summed(rows, (row) => row.key);
  }

  /** Seconds to the first answer, of the calls with that key. */
  async answerTimes(unitId: string, span: Interval, dim: CallDim, key: string): Promise<Times> {
    const rows = await this.ask(unitId, span, 'year', (cover, young) => ({
      sql: [
        ...(cover.periods.length
          ? [
              `select 'rolled' as part, times as key, 0 as taken, 0 as calls from answer_rollup
                where unit_id = ? and dim = ? and period in (${placeholders(cover.periods)}) and key = ?`,
            ]
          : []),
        ...[...cover.fringes, ...young].map(
          () => `select 'row' as part, '' as key, (answered_at - raised_at) / 1000 as taken, count(*) as calls
            ${OF_ROWS} and ${MEASURE_CONDITIONS.answered} and ${KEYS[dim]} = ? group by 3`,
        ),
        `select 'mark' as part, '' as key, upto as taken, 0 as calls from rollup_mark where unit_id = ?`,
      ].join(' union all '),
      params: [
        ...(cover.periods.length ? [unitId, dim, ...cover.periods, key] : []),
        ...[...cover.fringes, ...young].flatMap(({ from, to }) => [unitId, from, to, key]),
        unitId,
      ],
    }));
    const times: Times = new Map();
    for (const row of rows) {
      if (row.part === 'rolled') addTimes(times, unpackTimes(row.key));
      else addTimes(times, [[secondsOf(Number(row['taken']) * 1000), Number(row['calls'])]]);
    }
    return times;
  }

  /** One statement sees one moment: what is rolled and what is not are never counted twice or not at all. */
  private async ask(
    unitId: string,
    span: Interval,
    coarsest: CoarsestPeriod,
    question: (cover: PeriodCover, young: Interval[]) => Asked,
  ): Promise<Raw[]> {
    for (let attempt = 1; ; attempt++) {
      const upto = await readMark(this.store.long, unitId);
      const young = { from: Math.max(span.from, upto), to: span.to };
      const { sql, params } = question(coverSpan(span, upto, coarsest), young.from < young.to ? [young] : []);
      const rows = await this.store.long.rows<Raw>(sql, params);
      const mark = rows.find((row) => row.part === 'mark');
      const seen = Number(mark?.['raised'] ?? mark?.['taken'] ?? 0);
      if (seen === upto || attempt === ATTEMPTS) return rows.filter((row) => row.part !== 'mark');
    }
  }
}

function countsOf(
  { unitId, dim, key, rolledKey }: { unitId: string; dim: CallDim; key: string; rolledKey: string },
  periods: readonly string[],
  rest: readonly Interval[],
): Asked {
  const parts = [
    ...(periods.length
      ? [
          `select 'rolled' as part, ${rolledKey} as key, ${SUMMED} from call_rollup
            where unit_id = ? and dim = ? and period in (${placeholders(periods)}) group by ${rolledKey}`,
        ]
      : []),
    ...rest.map(() => `select 'row' as part, ${key} as key, ${COUNTED} ${OF_ROWS} group by 2`),
    `select 'mark' as part, '' as key, upto as raised, ${NO_COUNTS.slice(NO_COUNTS.indexOf(',') + 2)}
      from rollup_mark where unit_id = ?`,
  ];
  return {
    sql: parts.join(' union all '),
    params: [
      ...(periods.length ? [unitId, dim, ...periods] : []),
      ...rest.flatMap(({ from, to }) => [unitId, from, to]),
      unitId,
    ],
  };
}

const countsIn = (row: Raw): Counts =>
  Object.fromEntries(MEASURES.map((measure, n) => [measure, Number(row[COLUMNS[n]!])])) as Counts;

async function summed(rows: readonly Raw[], nameOf: (row: Raw) => string): Promise<Map<string, Counts>> {
  const all = new Map<string, Counts>();
  for await (const row of inTurns(rows)) {
    const name = nameOf(row);
    all.set(name, addCounts(all.get(name) ?? ZERO_COUNTS, countsIn(row)));
  }
  for (const [name, counts] of all) if (counts.raised === 0) all.delete(name);
  return all;
}
