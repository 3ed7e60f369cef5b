/** A year of leads for relief, each gone as far as the days allow: what is recent stands half-way. */
import type { INestApplicationContext } from '@nestjs/common';
import type { CommandActor } from '../../kernel/actor.js';
import { DAY, HOUR } from '../../protocol/time/durations.js';
import { addDays, dayBegins, localDay } from '../../protocol/time/local-day.js';
import { LeadFollowUpsService } from '../../relief/leads/lead-follow-ups.service.js';
import { LeadStepsService } from '../../relief/leads/lead-steps.service.js';
import { LeadsService } from '../../relief/leads/leads.service.js';
import { Store } from '../../store/store.js';
import { callForLead } from '../demo-rows.query.js';
import type { Agenda } from '../history/demo-agenda.js';
import { DEMO_LEADS, MEASURES, TOLD, VISITED, type DemoLead } from './lead-sentences.js';

export interface LeadYear {
  as: (id: string) => CommandActor;
  agenda: Agenda;
  officerIds: readonly string[];
  isWorkingDay: (day: string) => boolean;
  until: number;
}
/** Days from one step to the next. */
const BETWEEN = { gate: 2, told: 3, hand: 7, decide: 10, pay: 6, measures: 9 } as const;
const ANSWER_DAYS = 20;

export function planLeads(app: INestApplicationContext, year: LeadYear): void {
  const { as, agenda, officerIds, isWorkingDay, until } = year;
  const steps = app.get(LeadStepsService);
  const followUps = app.get(LeadFollowUpsService);
  /** So many days later, in the hours in which people work. */
  const later = (from: number, days: number, hour: number): number => {
    let day = localDay(from + days * DAY);
    while (!isWorkingDay(day)) day = addDays(day, 1);
    return dayBegins(day) + hour * HOUR;
  };

  const live = (lead: DemoLead, n: number) => {
    const officerId = officerIds[n % officerIds.length]!;
    const actor = () => as(officerId);
    const madeAt = later(until - lead.daysAgo * DAY, 0, 9 + (n % 7));
    agenda.at(madeAt, async () => {
      const id = await make(lead, actor(), n);
      if (id === undefined) return;
      const at = (instant: number, doing: () => Promise<unknown>) =>
        agenda.at(instant, async () => void (await doing()));
      const gateAt = later(madeAt, lead.slow ?? BETWEEN.gate, 14);
      if (lead.gate !== 'here') return elsewhere(id, lead, n, gateAt, actor, at);
      at(gateAt, () =>
        steps.write(actor(), id, {
          step: 'gate',
          case: 'here',
          caseNumber: `沈和检〔${localDay(gateAt).slice(0, 4)}〕${100 + n} 号`,
        }),
      );
      const toldAt = later(gateAt, BETWEEN.told, 10);
      at(toldAt, () => steps.write(actor(), id, { step: 'told', note: TOLD }));
      if (lead.withdrawn !== undefined) {
        const { withdrawn: reason } = lead;
        at(later(toldAt, 3, 11), () => steps.write(actor(), id, { step: 'withdrawn', reason }));
        return;
      }
      const handedAt = later(toldAt, BETWEEN.hand, 15);
      at(handedAt, () => steps.write(actor(), id, { step: 'handed_over', receipt: `SJ-${200 + n}` }));
      decided(id, lead, later(handedAt, BETWEEN.decide, 16), actor, at);
    });
  };

  type At = (instant: number, doing: () => Promise<unknown>) => void;
  const elsewhere = (
    id: string,
    lead: DemoLead,
    n: number,
    gateAt: number,
    actor: () => CommandActor,
    at: At,
  ) => {
    const { gate, agency = '', answer } = lead;
    const answerBy = localDay(later(gateAt, ANSWER_DAYS, 9));
    at(gateAt, () => steps.write(actor(), id, { step: 'gate', case: gate, agency, answerBy }));
    const referredAt = later(gateAt, 2, 11);
    at(referredAt, () => steps.write(actor(), id, { step: 'referred', receipt: `ZJ-${300 + n}` }));
    if (answer !== undefined)
      at(later(referredAt, 12, 15), () => followUps.answer(actor(), id, { helped: true, text: answer }));
  };
  const decided = (
    id: string,
    { yuan, reason }: DemoLead,
    decidedAt: number,
    actor: () => CommandActor,
    at: At,
  ) => {
    if (yuan === undefined) {
      const why = reason === undefined ? {} : { reason };
      at(decidedAt, () => steps.write(actor(), id, { step: 'decided', granted: false, ...why }));
      at(later(decidedAt, 3, 10), () => steps.write(actor(), id, { step: 'closed' }));
      return;
    }
    at(decidedAt, () => steps.write(actor(), id, { step: 'decided', granted: true, amountFen: yuan * 100 }));
    const paidAt = later(decidedAt, BETWEEN.pay, 11);
    const paidOn = localDay(paidAt);
    at(paidAt, () => followUps.payment(actor(), id, { paidOn, toldOn: paidOn }));
    at(later(paidAt, BETWEEN.measures, 10), () =>
      steps.write(actor(), id, { step: 'measures', note: MEASURES }),
    );
    const visits = [1, 3, 6].map((months, i) => ({
      months,
      at: later(paidAt, months * 30 - 2, 10),
      note: VISITED[i]!,
    }));
    for (const { months, at: visitedAt, note } of visits)
      at(visitedAt, () =>
        followUps.visit(actor(), id, { months, way: months === 3 ? 'phone' : 'home', note }),
      );
    const overAt = later(visits.at(-1)!.at, 2, 15);
    at(overAt, () => steps.write(actor(), id, { step: 'visits' }));
    at(later(overAt, 2, 16), () => steps.write(actor(), id, { step: 'closed' }));
  };

  const make = async (
    { fromCall, note, kind, name, circumstances }: DemoLead,
    actor: CommandActor,
    n: number,
  ): Promise<string | undefined> => {
    const call = fromCall ? await callForLead(app.get(Store).read, actor.unitId, actor.id) : undefined;
    const { departmentId } = actor;
    const source = call ? { callId: call.id } : departmentId !== null ? { departmentId } : undefined;
    if (!source) return undefined;
    const phone = `1380000${String(4100 + n)}`;
    const beneficiary = { name, phone, circumstances, basis: 'consent' } as const;
    return (await app.get(LeadsService).create(actor, { from: source, note, kind, beneficiary })).lead.id;
  };

  for (const [n, lead] of DEMO_LEADS.entries()) live(lead, n);
}
