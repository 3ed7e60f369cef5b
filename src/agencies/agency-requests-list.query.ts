/** What the unit has asked of other agencies: what waits first, by its day. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { pageSize, readGroupedCursor, toPage } from '../kernel/pagination.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { Page } from '../protocol/answers.js';
import {
  AGENCY_REQUEST_STATES,
  type AgencyRequest,
  type AgencyRequestKind,
  type AgencyRequestState,
} from '../protocol/relief/agency-requests.js';
import { yearSpan } from '../reports/year/target-pace.js';
import { Store } from '../store/store.js';
import { AgencyRequestViews } from './agency-request.view.js';
import { listRequests, placeInList, type AgencyRequestsMeant } from './agency-requests.repository.js';

export interface AgencyRequestFilter {
  /** Several with commas between; absent: all. */
  state?: string;
  kind?: AgencyRequestKind;
  agency?: string;
  /** Asked in that year. */
  year?: number;
  /** `true`: one's own. */
  mine?: 'true' | 'false';
}
export interface AgencyRequestQuestion extends AgencyRequestFilter {
  cursor?: string;
  limit?: number;
}

@Injectable()
export class AgencyRequestsListQuery {
  constructor(
    private readonly store: Store,
    private readonly views: AgencyRequestViews,
  ) {}

  async list(
    actor: Actor,
    { cursor, limit, ...filter }: AgencyRequestQuestion,
  ): Promise<Page<AgencyRequest>> {
    const meant = agencyRequestsMeant(actor, filter);
    const after = readGroupedCursor(cursor, 2);
    const size = pageSize(limit);
    const rows = await listRequests(this.store.read, actor.unitId, meant, { after, most: size + 1 });
    const shown = new Map((await this.views.all(actor, rows.slice(0, size))).map((one) => [one.id, one]));
    return toPage(rows, size, ({ id }) => shown.get(id)!, placeInList);
  }
}

/** @throws Refusal `invalid` where a state is none */
export function agencyRequestsMeant(
  actor: Actor,
  { state, kind, agency, year, mine }: AgencyRequestFilter,
): AgencyRequestsMeant {
  const states: readonly string[] = state?.split(',') ?? AGENCY_REQUEST_STATES;
  if (!states.every(isState)) return refuse('invalid', { fields: { state: 'field_choice' } });
  return {
    states,
    kind,
    agency,
    ...(mine === 'true' && { personId: actor.id }),
    ...(year !== undefined && { asked: yearSpan(year) }),
  };
}

const isState = (text: string): text is AgencyRequestState =>
  (AGENCY_REQUEST_STATES as readonly string[]).includes(text);
