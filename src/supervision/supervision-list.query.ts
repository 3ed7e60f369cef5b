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
import { Store } from '../store/store.js';
import { findSuggestionOfUnit } from './suggestions/supervision-suggestions.repository.js';
import { SupervisionLeadViews } from './supervision-lead.view.js';
import { listLeads } from './supervision-leads.repository.js';
import { isStaff } from './supervision-readers.js';

export interface SupervisionQuestion {
  /** Several with commas between; absent: all. */
  state?: string;
  kind?: SupervisionKind;
  mine?: 'true' | 'false';
  /** Those that it is made of. */
  suggestionId?: string;
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
    { state, kind, mine, suggestionId, cursor, limit }: SupervisionQuestion,
  ): Promise<Page<SupervisionLead>> {
    const states: readonly string[] = state?.split(',') ?? SUPERVISION_STATES;
    if (!states.every(isState)) return refuse('invalid', { fields: { state: 'field_choice' } });
    const after = readCursor(cursor);
    if (after && !(after.length === 2 && Number.isSafeInteger(after[0]) && typeof after[1] === 'string'))
      refuse('invalid', { fields: { cursor: 'field_invalid' } });
    const { read } = this.store;
    const group =
      suggestionId === undefined
        ? undefined
        : ((await findSuggestionOfUnit(read, suggestionId, actor.unitId)) ??
          refuse('invalid', { fields: { suggestionId: 'field_choice' } }));
    const size = pageSize(limit);
    const rows = await listLeads(read, actor.unitId, {
      states,
      kind,
      group,
      ...((mine === 'true' || !isStaff(actor)) && { handedInBy: actor.id }),
      after,
      most: size + 1,
    });
    const shown = new Map((await this.views.all(actor, rows.slice(0, size))).map((one) => [one.id, one]));
    return toPage(
      rows,
      size,
      ({ id }) => shown.get(id)!,
      ({ handedInAt, id }) => [handedInAt, id],
    );
  }
}

const isState = (text: string): text is SupervisionState =>
  (SUPERVISION_STATES as readonly string[]).includes(text);
