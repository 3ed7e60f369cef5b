/** The rows behind a figure of an outline: exactly those that it counts, the newest first. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { pageSize, readCursor, toPage } from '../../kernel/pagination.js';
import { addressedName, refuse } from '../../kernel/refusal/refusal.js';
import { CallListQuery } from '../../calls/queries/call-list.query.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import type { CallSummary } from '../../protocol/calls/call-summary.js';
import { inLang } from '../../protocol/lang.js';
import type {
  OutlineFigureName,
  OutlineRow,
  OutlineRows,
  OutlineSpan,
} from '../../protocol/papers/outlines.js';
import { iso } from '../../protocol/time/instant.js';
import { localDay } from '../../protocol/time/local-day.js';
import { OUTCOME_WORDS, STATE_WORDS } from '../../protocol/vocabulary/calls.js';
import { LEAD_STANDS, PETITION_STANDS } from '../../protocol/vocabulary/outlines.js';
import { Store } from '../../store/store.js';
import { intervalOfSpan } from '../outline-span.js';
import { findLeadsCounted, type LeadsMeant } from './department-leads.query.js';
import { findDuePetitions } from './department-petitions.query.js';
import { findHeldActivities } from './department-activities.query.js';
import { dutyMinutes } from './department-duty.query.js';
import { OutlineFiguresQuery } from './outline-figures.query.js';

export interface RowsAsked {
  department: { id: string; unitId: string };
  span: OutlineSpan;
  cursor: string | undefined;
  limit: number | undefined;
}
type Rows = Pick<OutlineRows, 'items' | 'nextCursor'>;

@Injectable()
export class OutlineRowsQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly calls: CallListQuery,
    private readonly figures: OutlineFiguresQuery,
  ) {}

  /** @throws Refusal `invalid` for a figure that there is not */
  of(actor: Actor, figure: OutlineFigureName, asked: RowsAsked): Promise<Rows> {
    switch (figure) {
      case 'answered':
      case 'solved':
      case 'referred':
        return this.callRows(actor, figure, asked);
      case 'leads':
        return this.leadRows(actor, 'made', asked);
      case 'handedOver':
        return this.leadRows(actor, 'handed_over', asked);
      case 'petitions':
        return this.petitionRows(actor, asked);
      case 'activities':
        return this.activityRows(asked);
      case 'duty':
        return this.dutyRows(asked);
    }
  }

  private async callRows(
    actor: Actor,
    result: 'answered' | 'solved' | 'referred',
    { department, span, cursor, limit }: RowsAsked,
  ): Promise<Rows> {
    const { from, to } = intervalOfSpan(span);
    const page = await this.calls.find(actor, {
      departmentId: department.id,
      result,
      from: iso(from),
      to: iso(to),
      ...(cursor !== undefined && { cursor }),
      ...(limit !== undefined && { limit }),
    });
    const shown = (call: CallSummary): OutlineRow => ({
      id: call.id,
      name: call.number,
      place: call.community.name,
      state: inLang(call.outcome ? OUTCOME_WORDS[call.outcome] : STATE_WORDS[call.state], actor.lang),
      at: call.raisedAt,
      path: `/calls/${call.id}`,
    });
    return { items: page.items.map(shown), nextCursor: page.nextCursor };
  }

  private async leadRows(
    actor: Actor,
    meant: LeadsMeant,
    { department, span, cursor, limit }: RowsAsked,
  ): Promise<Rows> {
    const size = pageSize(limit);
    const { read } = this.store;
    const paging = { after: placeOf(cursor), most: size + 1 };
    const rows = await findLeadsCounted(read, meant, department, intervalOfSpan(span), paging);
    return toPage(
      rows,
      size,
      ({ id, number, step, communityId, at }): OutlineRow => ({
        id,
        name: number,
        place: this.directory.community(communityId ?? '')?.name ?? '',
        state: inLang(LEAD_STANDS[step], actor.lang),
        at: iso(at),
        path: `/leads/${id}`,
      }),
      ({ at, id }) => [at, id],
    );
  }

  private async petitionRows(actor: Actor, { department, span, cursor, limit }: RowsAsked): Promise<Rows> {
    const size = pageSize(limit);
    const rows = await findDuePetitions(
      this.store.read,
      { unitId: department.unitId, peopleIds: this.figures.peopleOf(department) },
      intervalOfSpan(span),
      { now: this.clock.now(), after: placeOf(cursor), most: size + 1 },
    );
    return toPage(
      rows,
      size,
      ({ id, number, communityId, dueAt, isInTime }): OutlineRow => ({
        id,
        name: number,
        place: this.directory.community(communityId)?.name ?? '',
        state: inLang(
          PETITION_STANDS[isInTime === null ? 'open' : isInTime ? 'in_time' : 'late'],
          actor.lang,
        ),
        at: iso(dueAt),
        path: '/leads/petitions',
      }),
      ({ dueAt, id }) => [dueAt, id],
    );
  }

  private async activityRows({ department, span, cursor, limit }: RowsAsked): Promise<Rows> {
    const size = pageSize(limit);
    const rows = await findHeldActivities(
      this.store.read,
      { unitId: department.unitId, peopleIds: this.figures.peopleOf(department) },
      intervalOfSpan(span),
      { now: this.clock.now(), after: placeOf(cursor), most: size + 1 },
    );
    return toPage(
      rows,
      size,
      ({ id, number, title, place, fromAt, minutes }): OutlineRow => ({
        id,
        name: number,
        place,
        state: title,
        at: iso(fromAt),
        minutes,
        path: `/outreach/${id}`,
      }),
      ({ fromAt, id }) => [fromAt, id],
    );
  }

  /** A row a person, in the order of their names: their lines stand in the ledger. */
  private async dutyRows({ department, span }: RowsAsked): Promise<Rows> {
    const minutes = await dutyMinutes(this.store.read, this.figures.peopleOf(department), span);
    // The ledger shows a year whole: where less of it is counted, its list would be another.
    const isWhole = span.to === localDay(this.clock.now());
    const year = span.to.slice(0, 4);
    const items = [...minutes]
      .map(([id, sum]): OutlineRow => ({
        id,
        name: addressedName(holderOf(this.directory, id)),
        place: '',
        state: '',
        at: null,
        minutes: sum,
        path: isWhole ? `/hours?tab=all&person=${id}&kind=duty&period=${year}` : null,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh') || a.id.localeCompare(b.id));
    return { items, nextCursor: null };
  }
}

/** @throws Refusal `invalid` for what is no place in the list */
export function placeOf(cursor: string | undefined): [number, string] | undefined {
  const place = readCursor(cursor);
  if (!place) return undefined;
  const [at, id] = place;
  if (place.length !== 2 || !Number.isSafeInteger(at) || !/^[\w-]+$/.test(String(id)))
    return refuse('invalid', { fields: { cursor: 'field_invalid' } });
  return [Number(at), String(id)];
}
