/** A year of leads for supervision: handed in by many, given to departments, told back; the newest stand half-way. */
import type { INestApplicationContext } from '@nestjs/common';
import { DAY, HOUR } from '../../protocol/time/durations.js';
import { addDays, dayBegins, localDay } from '../../protocol/time/local-day.js';
import { SupervisionLeadsService } from '../../supervision/supervision-leads.service.js';
import { SupervisionStepsService } from '../../supervision/supervision-steps.service.js';
import type { AgencyYear } from './demo-agencies.js';
import { DEMO_SUPERVISION } from './supervision-sentences.js';

export interface SupervisionYear extends AgencyYear {
  volunteerIds: readonly string[];
  workerIds: readonly string[];
}

export function planSupervision(app: INestApplicationContext, year: SupervisionYear): void {
  const { as, agenda, coordinatorId, officerIds, volunteerIds, workerIds, isWorkingDay, until } = year;
  const [leads, steps] = [app.get(SupervisionLeadsService), app.get(SupervisionStepsService)];
  const people = { volunteer: volunteerIds, worker: workerIds, officer: officerIds };
  const later = (from: number, days: number): number => {
    let day = localDay(from + days * DAY);
    while (!isWorkingDay(day)) day = addDays(day, 1);
    return dayBegins(day) + 11 * HOUR;
  };
  for (const [n, { daysAgo, by, kind, note, place, outcome, told }] of DEMO_SUPERVISION.entries()) {
    const madeAt = dayBegins(localDay(until - daysAgo * DAY)) + (9 + (n % 8)) * HOUR;
    const officer = () => as(officerIds[n % officerIds.length]!);
    agenda.at(madeAt, async () => {
      const from = people[by][n % people[by].length]!;
      const { id } = await leads.handIn(as(from), { kind, note, ...(place !== undefined && { place }) });
      const { departmentId } = officer();
      const at = (instant: number, doing: () => Promise<unknown>) =>
        agenda.at(instant, async () => void (await doing()));
      const needsDepartment = outcome !== 'referred' && outcome !== 'not_taken';
      if (departmentId !== null && needsDepartment) {
        at(later(madeAt, 1), () => steps.handOver(as(coordinatorId), id, { departmentId }));
        at(later(madeAt, 2), () => steps.receipt(as(coordinatorId), id, { receipt: `收 ${40 + n}` }));
      }
      if (outcome !== undefined && told !== undefined)
        at(later(madeAt, 12 + n), () => steps.end(as(coordinatorId), id, { outcome, text: told }));
    });
  }
}
