/** Counts leads for relief by unit and year: those made, and those handed over. Never whose, nor what they say. */
import { Injectable } from '@nestjs/common';
import { DAY } from '../../protocol/time/durations.js';
import { dayBegins, localDay, midnightOf, OFFSET } from '../../protocol/time/local-day.js';
import { placeholders, Store, type Param } from '../../store/store.js';

export interface LeadYear {
  leads: number;
  handedOver: number;
}
export const leadYearKey = (unitId: string, year: number): string => `${unitId} ${year}`;

interface Counted {
  unit_id: string;
  /** Local days since 1970. */
  day: number;
  n: number;
}
const dayOf = (column: string) => `(${column} + ${OFFSET}) / ${DAY}`;
const yearOfDay = (day: number) => Number(localDay(midnightOf(day)).slice(0, 4));

@Injectable()
export class LeadYearsQuery {
  constructor(private readonly store: Store) {}

  /** By `leadYearKey`; a year without any has none. @param years local years, both inclusive */
  async of(unitIds: readonly string[], years: { from: number; to: number }): Promise<Map<string, LeadYear>> {
    const span: Param[] = [dayBegins(`${years.from}-01-01`), dayBegins(`${years.to + 1}-01-01`)];
    const units = placeholders(unitIds);
    // One after the other: an export reads on one connection.
    const made = await this.store.long.rows<Counted>(
      `select unit_id, ${dayOf('made_at')} as day, count(*) as n from lead
          where unit_id in (${units}) and made_at >= ? and made_at < ? group by unit_id, ${dayOf('made_at')}`,
      [...unitIds, ...span],
    );
    const handedOver = await this.store.long.rows<Counted>(
      `select unit_id, ${dayOf('at')} as day, count(*) as n from lead join lead_step on lead_id = lead.id
          where unit_id in (${units}) and lead_step.step = 'handed_over' and at >= ? and at < ?
          group by unit_id, ${dayOf('at')}`,
      [...unitIds, ...span],
    );
    const counts = new Map<string, LeadYear>();
    const add = (name: keyof LeadYear, { unit_id, day, n }: Counted) => {
      const key = leadYearKey(unit_id, yearOfDay(Number(day)));
      const now = counts.get(key) ?? { leads: 0, handedOver: 0 };
      counts.set(key, { ...now, [name]: now[name] + Number(n) });
    };
    for (const row of made) add('leads', row);
    for (const row of handedOver) add('handedOver', row);
    return counts;
  }
}
