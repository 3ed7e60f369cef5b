/** Leads as they are listed: what is due first before the others; and one of them. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { pageSize, readGroupedCursor, toPage } from '../../kernel/pagination.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Page } from '../../protocol/answers.js';
import { LEAD_STEPS, type LeadDetail, type LeadStep, type LeadSummary } from '../../protocol/relief/leads.js';
import { Store } from '../../store/store.js';
import { LeadDesk } from './lead-desk.js';
import { listLeads, placeInList, type LeadsMeant } from './rows/leads.repository.js';

export interface LeadFilter {
  /** Several with commas between; absent: all. */
  step?: string;
  open?: 'true' | 'false';
  /** Of which one is in charge. */
  mine?: 'true' | 'false';
  due?: 'soon' | 'late';
  /** Of one call, activity or department. */
  sourceId?: string;
}
export interface LeadQuery extends LeadFilter {
  cursor?: string;
  limit?: number;
}

@Injectable()
export class LeadsListQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly desk: LeadDesk,
  ) {}

  /** @throws Refusal `invalid` */
  async list(actor: Actor, { cursor, limit, ...filter }: LeadQuery): Promise<Page<LeadSummary>> {
    const after = readGroupedCursor(cursor, 3);
    const size = pageSize(limit);
    const meant = leadsMeant(actor, filter, this.clock.now());
    const rows = await listLeads(this.store.read, actor.unitId, meant, { after, most: size + 1 });
    const shown = await this.desk.views.all(actor, rows);
    return toPage(
      rows.map((row, place) => ({ row, lead: shown[place]! })),
      size,
      ({ lead }) => lead,
      ({ row }) => placeInList(row),
    );
  }

  /** @throws Refusal `not_found` */
  async one(actor: Actor, id: string): Promise<LeadDetail> {
    return this.desk.views.detail(actor, await this.desk.found(this.store.read, actor, id));
  }
}

/** @throws Refusal `invalid` where a step is none */
export function leadsMeant(actor: Actor, filter: LeadFilter, now: number): LeadsMeant {
  const { step, open, mine, due, sourceId } = filter;
  const steps = step?.split(',');
  if (steps && !steps.every(isStep)) return refuse('invalid', { fields: { step: 'field_choice' } });
  return {
    steps,
    open: open === undefined ? undefined : open === 'true',
    inCharge: mine === 'true' ? actor.id : undefined,
    due: due && { at: now, late: due === 'late' },
    sourceId,
  };
}

const isStep = (text: string): text is LeadStep => (LEAD_STEPS as readonly string[]).includes(text);
