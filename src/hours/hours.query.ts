/** Reading the ledger: whose lines somebody may see, a page of them, and the minutes of all of them. */
import { Injectable } from '@nestjs/common';
import { iso } from '../protocol/instant.js';
import { pageOf, pageSize, readCursor, type Cursor } from '../page.js';
import type { Actor } from '../people/actor.js';
import { Directory } from '../places/directory.js';
import type { HoursLine, HoursPage } from '../protocol/hours.js';
import { refuse } from '../refusal.js';
import { Store, type Param } from '../store/store.js';
import { Table } from '../store/table.js';
import { localDay } from './days.js';
import { HoursEntryRow } from './hours.entities.js';
import type { Interval } from './tally.js';

const entries = new Table(HoursEntryRow);

export interface HoursFilter extends Interval {
  officerId?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** [day, from, id] of a line. */
const isPlace = (cursor: Cursor) => {
  const [day, from, id] = cursor;
  return (
    cursor.length === 3 &&
    /^\d{4}-\d\d-\d\d$/.test(String(day)) &&
    Number.isSafeInteger(from) &&
    /^[\w-]+$/.test(String(id))
  );
};

@Injectable()
export class HoursQuery {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
  ) {}

  /**
   * The lines that begin in [from, to), newest first. Lines are cut at local midnights, so between two
   * midnights these are exactly the local days between them, and neighbouring spans add up.
   * @throws Refusal `forbidden` for workers and for a colleague's hours; `not_found` for another unit's
   */
  async list(actor: Actor, filter: HoursFilter): Promise<HoursPage> {
    const whose = this.whose(actor, filter.officerId);
    const condition = `${whose.sql} and day >= ? and day <= ? and from_at >= ? and from_at < ?`;
    const params = [...whose.params, localDay(filter.from), localDay(filter.to), filter.from, filter.to];
    const after = readCursor(filter.cursor);
    if (after && !isPlace(after)) refuse('invalid', { fields: { cursor: 'field_invalid' } });
    const size = pageSize(filter.limit);
    const rows = await entries.find(
      this.store.read,
      `where ${condition}${after ? ' and (day, from_at, id) < (?, ?, ?)' : ''} order by day desc, from_at desc, id desc limit ?`,
      [...params, ...(after ?? []), size + 1],
    );
    const [total] = await this.store.read.rows<{ minutes: number; lines: number }>(
      `select coalesce(sum(minutes), 0) as minutes, coalesce(sum(case when reverses is null then 1 else 0 end), 0) as lines
        from hours_entry where ${condition}`,
      params,
    );
    const page = pageOf(
      rows,
      size,
      (row) => this.lineOf(row),
      (row) => [row.day, row.fromAt, row.id],
    );
    return { ...page, totalMinutes: Number(total!.minutes), lines: Number(total!.lines) };
  }

  lineOf(row: HoursEntryRow): HoursLine {
    return {
      id: row.id,
      officer: this.named(row.personId),
      who: row.who,
      kind: row.kind,
      from: iso(row.fromAt),
      to: iso(row.toAt),
      day: row.day,
      minutes: row.minutes,
      source: row.source,
      flags: row.flags,
      state: row.state,
      credited: row.credited,
      ...(row.reverses !== null && { reverses: row.reverses }),
      ...(row.reason !== null && { reason: row.reason }),
    };
  }

  private readonly named = (id: string) => ({ id, name: this.directory.person(id)?.name ?? '' });

  private whose(actor: Actor, officerId: string | undefined): { sql: string; params: Param[] } {
    const all = actor.roles.includes('coordinator') || actor.roles.includes('admin');
    if (!all && !actor.roles.some((role) => role === 'officer' || role === 'volunteer'))
      return refuse('forbidden');
    if (officerId === undefined && all) return { sql: 'unit_id = ?', params: [actor.unitId] };
    const id = officerId ?? actor.id;
    if (id === actor.id) return { sql: 'person_id = ?', params: [id] };
    if (this.directory.person(id)?.unitId !== actor.unitId) return refuse('not_found');
    return all ? { sql: 'person_id = ? and unit_id = ?', params: [id, actor.unitId] } : refuse('forbidden');
  }
}
