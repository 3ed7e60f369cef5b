/**
 * Of the ledger only what stands on a certificate: minutes credited to approved lines that were not taken back.
 * What waits for a verdict is counted apart, so that a reviewer sees what would be missing.
 */
import { Injectable } from '@nestjs/common';
import type { HoursSource, ServingRole } from '../../protocol/hours.js';
import { periodsOfDays } from '../../ledger/period-cover.js';
import { dayBegins, localDay, nextMidnight } from '../../protocol/time/local-day.js';
import { placeholders, type Queries } from '../../store/store.js';
import type { CreditedLine } from './certificate-figures.js';

export interface Period {
  /** First and last local day, YYYY-MM-DD. */
  from: string;
  to: string;
}
export interface PersonSum {
  personId: string;
  who: ServingRole;
  sources: Record<HoursSource, number>;
  pending: number;
}
/** A reversal bears the state of its line, so each is left out with the other. */
const STANDING = 'h.reverses is null and not exists (select 1 from hours_entry r where r.reverses = h.id)';
const UNTIL_EVER = '2000-01-01';

@Injectable()
export class CreditedServiceQuery {
  async lines(from: Queries, unitId: string, personId: string, period: Period): Promise<CreditedLine[]> {
    const rows = await from.rows<CreditedLine & { credited: number | string }>(
      `select h.day, h.kind, h.source, h.activity, h.served, h.credited from hours_entry h
        where h.person_id = ? and h.unit_id = ? and h.day >= ? and h.day <= ?
        and h.state = 'approved' and h.credited > 0 and ${STANDING} order by h.day, h.from_at, h.id`,
      [personId, unitId, period.from, period.to],
    );
    return rows.map((row) => ({ ...row, credited: Number(row.credited) }));
  }

  /** As whom they served last in the period; undefined where they did not. */
  async who(
    from: Queries,
    unitId: string,
    personId: string,
    period: Period,
  ): Promise<ServingRole | undefined> {
    const [row] = await from.rows<{ who: ServingRole }>(
      `select who from hours_entry where person_id = ? and unit_id = ? and day >= ? and day <= ?
        order by day desc, from_at desc limit 1`,
      [personId, unitId, period.from, period.to],
    );
    return row?.who;
  }

  /** All creditable minutes until a day, for the stars. */
  async until(from: Queries, unitId: string, personId: string, to: string): Promise<number> {
    const periods = periodsOfDays(UNTIL_EVER, after(to));
    const [row] = await from.rows<{ credited: number | string | null }>(
      `select sum(credited) as credited from hours_rollup
        where unit_id = ? and dim = 'person' and period in (${placeholders(periods)}) and key = ?`,
      [unitId, ...periods, personId],
    );
    return Number(row?.credited ?? 0);
  }

  /**
   * Everybody of a unit with credited or waiting minutes in the period. Out of the sums by person, which hold
   * the same as the lines: a unit has millions of those, and a ring does not wait for them to be read.
   */
  async everybody(from: Queries, unitId: string, period: Period): Promise<PersonSum[]> {
    const periods = periodsOfDays(period.from, after(period.to));
    type Row = Record<HoursSource | 'pending', number | string> & { id: string; who: ServingRole };
    const rows = await from.rows<Row>(
      `select key as id, max(who) as who,
        sum(case when source = 'measured' then credited else 0 end) as measured,
        sum(case when source = 'measured' then 0 else credited end) as back_filled, sum(pending) as pending
        from hours_rollup where unit_id = ? and dim = 'person' and period in (${placeholders(periods)})
        group by key`,
      [unitId, ...periods],
    );
    return rows.map((row) => ({
      personId: row.id,
      who: row.who,
      sources: { measured: Number(row.measured), back_filled: Number(row.back_filled) },
      pending: Number(row.pending),
    }));
  }
}
const after = (day: string) => localDay(nextMidnight(dayBegins(day)));
