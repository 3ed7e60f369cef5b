/** The demo's year of relief, each part of it by its own services. */
import type { INestApplicationContext } from '@nestjs/common';
import type { CommandActor } from '../../kernel/actor.js';
import { enterDemoReliefBases } from './demo-relief-bases.js';
import { runDemoCampaigns } from './demo-campaigns.js';
import { lookBackInDemo } from './demo-look-back.js';
import { fillDemoOutlines } from './demo-outlines.js';
import { planAgencies } from './demo-agencies.js';
import { planLeads } from './demo-leads.js';
import { planSupervision, type SupervisionYear } from './demo-supervision.js';
import { enterDemoWages } from './demo-wages.js';

export interface ReliefCast {
  coordinator: CommandActor;
  officers: readonly CommandActor[];
  /** Coordinator of the unit above, and the districts beside. */
  city: CommandActor;
  besideIds: readonly string[];
}

/** What goes on through the year. Wages are known before the first grant is held to the cap. */
export function planRelief(app: INestApplicationContext, year: SupervisionYear, unitId: string): void {
  year.agenda.at(year.agenda.now, () => enterDemoWages(app, unitId, year.until));
  planLeads(app, year);
  planAgencies(app, year);
  planSupervision(app, year);
}

/** @param until when the demo is opened */
export async function fillRelief(
  app: INestApplicationContext,
  cast: ReliefCast,
  until: number,
): Promise<void> {
  const { coordinator } = cast;
  await enterDemoReliefBases(app, cast, until);
  await runDemoCampaigns(app, cast, until);
  await lookBackInDemo(app, coordinator);
  await fillDemoOutlines(app, coordinator, until);
}
