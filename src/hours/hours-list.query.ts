/** Reading the ledger: a page of the lines somebody may see, and the sums of all of them. */
import { Injectable } from '@nestjs/common';
import { toPage, pageSize, readCursor, type Cursor } from '../kernel/pagination.js';
import type { Actor } from '../kernel/actor.js';
import { Directory } from '../directory/directory.js';
import type { EntryState, HoursOrder, HoursPage } from '../protocol/hours.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { placeholders, Store } from '../store/store.js';
import { periodsOfDays } from '../ledger/period-cover.js';
import { localDay, startOfDay } from '../protocol/time/local-day.js';
import {
  hoursConditions,
  plainCondition,
  personCondition,
  type HoursCondition,
  type HoursFilter,
} from './hours-filter.sql.js';
import { HoursViewsService } from './hours-views.service.js';
import { canReviewHours } from './review-rules.js';
import { entryTable } from '../ledger/hours-entries.repository.js';

export interface HoursPosition {
  cursor?: string | undefined;
  limit?: number | undefined;
  /** `newest` where it is not said. */
  order?: HoursOrder | undefined;
}
export interface HoursTotals {
  lines: number;
  minutes: number;
  credited: number;
}

/** [day, from, id] of a line or a claim. */
export const isHoursPosition = (cursor: Cursor) => {
  const [day, from, id] = cursor;
  return (
    cursor.length === 3 &&
    /^\d{4}-\d\d-\d\d$/.test(String(day)) &&
    Number.isSafeInteger(from) &&
    /^[\w-]+$/.test(String(id))
  );
};
/** What follows a place in the list, where there is one, and the order of it; asks for the place and a limit. */
export const orderClause = (after: Cursor | undefined, order: HoursPosition['order']): string => {
  const [than, way] = order === 'oldest' ? ['>', 'asc'] : ['<', 'desc'];
  const beyond = after ? `and (day, from_at, id) ${than} (?, ?, ?)` : '';
  return `${beyond} order by day ${way}, from_at ${way}, id ${way} limit ?`;
};

@Injectable()
export class HoursListQuery {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly views: HoursViewsService,
  ) {}

  /**
   * The lines that begin in [from, to), in order.
   * @throws Refusal `forbidden` for workers and for a colleague's hours; `not_found` for another unit's
   */
  async list(actor: Actor, filter: HoursFilter & HoursPosition): Promise<HoursPage> {
    const { sql, params } = this.condition(actor, filter);
    const after = readCursor(filter.cursor);
    if (after && !isHoursPosition(after)) refuse('invalid', { fields: { cursor: 'field_invalid' } });
    const size = pageSize(filter.limit);
    const [rows, totals] = await Promise.all([
      entryTable.find(this.store.long, `where ${sql} ${orderClause(after, filter.order)}`, [
        ...params,
        ...(after ?? []),
        size + 1,
      ]),
      this.totals(actor, filter),
    ]);
    const lines = await this.views.lines(rows);
    const page = toPage(
      rows.map((row, place) => ({ row, line: lines[place]! })),
      size,
      ({ line }) => line,
      ({ row }) => [row.day, row.fromAt, row.id],
    );
    return { ...page, totalMinutes: totals.minutes, totalCredited: totals.credited, lines: totals.lines };
  }

  condition(actor: Actor, filter: HoursFilter): HoursCondition {
    return hoursConditions(personCondition(actor, this.directory, filter.officerId), filter);
  }

  /** Over the whole filter; from the roll-ups where they know it, so that five million lines cost what a day does. */
  async totals(actor: Actor, filter: HoursFilter): Promise<HoursTotals> {
    // A line and what takes it back come to nothing.
    if (filter.state === 'corrected') return { lines: 0, minutes: 0, credited: 0 };
    const { sql, params } = isSummedFilter(actor, filter)
      ? summed(actor.unitId, filter)
      : counted(this.condition(actor, filter));
    const [row] = await this.store.long.rows<HoursTotals>(sql, params);
    return { lines: Number(row!.lines), minutes: Number(row!.minutes), credited: Number(row!.credited) };
  }
}

const counted = ({ sql, params }: HoursCondition): HoursCondition => ({
  sql: `select coalesce(sum(case when reverses is null then 1 else -1 end), 0) as lines,
    coalesce(sum(minutes), 0) as minutes, coalesce(sum(credited), 0) as credited from hours_entry where ${sql}`,
  params,
});

/** A unit's whole days, asked for by nothing that the roll-ups do not tell apart. */
export const isSummedFilter = (actor: Actor, { from, to, officerId, flagged }: HoursFilter): boolean =>
  canReviewHours(actor) &&
  officerId === undefined &&
  flagged === undefined &&
  [from, to].every((end) => startOfDay(end) === end);

/** How the roll-ups count what stands in a state. */
const SUMMED: Record<'all' | EntryState, Record<keyof HoursTotals, string>> = {
  all: { lines: 'lines', minutes: 'minutes', credited: 'credited' },
  approved: { lines: 'approved_lines', minutes: 'approved', credited: 'credited' },
  pending: { lines: 'pending_lines', minutes: 'pending - returned', credited: '0' },
  returned: { lines: 'lines - approved_lines - pending_lines', minutes: 'returned', credited: '0' },
};

function summed(unitId: string, filter: HoursFilter): HoursCondition {
  const periods = periodsOfDays(localDay(filter.from), localDay(filter.to));
  const more = plainCondition(filter);
  const { lines, minutes, credited } =
    SUMMED[filter.state === undefined || filter.state === 'corrected' ? 'all' : filter.state];
  return {
    sql: `select coalesce(sum(${lines}), 0) as lines, coalesce(sum(${minutes}), 0) as minutes,
      coalesce(sum(${credited}), 0) as credited from hours_rollup
      where unit_id = ? and dim = ? and key = ? and period in (${placeholders(periods)})
      ${more.map((c) => `and ${c.sql}`).join(' ')}`,
    params: [
      unitId,
      filter.communityId === undefined ? 'all' : 'community',
      filter.communityId ?? '',
      ...periods,
      ...more.flatMap((c) => c.params),
    ],
  };
}
