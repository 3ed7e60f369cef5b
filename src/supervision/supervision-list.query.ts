/** Leads for supervision, the newest first: the unit's for its staff, their own for everybody else. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { pageSize, readCursor, toPage } from '../kernel/pagination.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { Page } from '../protocol/answers.js';
import {
  SUPERVISION_STATES,
  type SupervisionKind,
  type SupervisionLead,
  type SupervisionState,
} from '../protocol/relief/supervision.js';
import { Store, type Queries } from '../store/store.js';
import { findSuggestionOfUnit } from './suggestions/supervision-suggestions.repository.js';
import { SupervisionLeadViews } from './supervision-lead.view.js';
import { listLeads, placeInList, type SupervisionMeant } from './supervision-leads.repository.js';
import { isStaff } from './supervision-readers.js';

export interface SupervisionFilter {
  /** Several with commas between; absent: all. */
  state?: string;
  kind?: SupervisionKind;
  mine?: 'true' | 'false';
  /** Those that it is made of. */
  suggestionId?: string;
}
export interface SupervisionQuestion extends SupervisionFilter {
  cursor?: string;
  limit?: number;
}

@Injectable()
export class SupervisionListQuery {
  constructor(
    private readonly store: Store,
    private readonly views: SupervisionLeadViews,
  ) {}

  /** @throws Refusal `invalid` */
  async list(
    actor: Actor,
    { cursor, limit, ...filter }: SupervisionQuestion,
  ): Promise<Page<SupervisionLead>> {
    const { read } = this.store;
    const meant = await supervisionMeant(read, actor, filter);
    const after = readCursor(cursor);
    if (after && !(after.length === 2 && Number.isSafeInteger(after[0]) && typeof after[1] === 'string'))
      refuse('invalid', { fields: { cursor: 'field_invalid' } });
    const size = pageSize(limit);
    const rows = await listLeads(read, actor.unitId, meant, { after, most: size + 1 });
    const shown = new Map((await this.views.all(actor, rows.slice(0, size))).map((one) => [one.id, one]));
    return toPage(rows, size, ({ id }) => shown.get(id)!, placeInList);
  }
}

/** @throws Refusal `invalid` where a state is none, or there is no such suggestion */
export async function supervisionMeant(
  from: Queries,
  actor: Actor,
  { state, kind, mine, suggestionId }: SupervisionFilter,
): Promise<SupervisionMeant> {
  const states: readonly string[] = state?.split(',') ?? SUPERVISION_STATES;
  if (!states.every(isState)) return refuse('invalid', { fields: { state: 'field_choice' } });
  const group =
    suggestionId === undefined
      ? undefined
      : ((await findSuggestionOfUnit(from, suggestionId, actor.unitId)) ??
        refuse('invalid', { fields: { suggestionId: 'field_choice' } }));
  return { states, kind, group, ...((mine === 'true' || !isStaff(actor)) && { handedInBy: actor.id }) };
}

const isState = (text: string): text is SupervisionState =>
  (SUPERVISION_STATES as readonly string[]).includes(text);
