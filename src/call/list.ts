/** The calls a person may see, newest first, by filters that name nobody else's. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../people/actor.js';
import { pageOf, pageSize, readCursor } from '../page.js';
import { Directory } from '../places/directory.js';
import type { CallSummary, Page } from '../protocol/shapes.js';
import { refuse } from '../refusal.js';
import type { Param } from '../store/store.js';
import { marks, Store } from '../store/store.js';
import { calls } from './journal.js';
import { Views } from './views.js';

export interface CallFilter {
  state?: string;
  category?: string;
  communityId?: string;
  holderId?: string;
  /** `answered`, `solved`, or an outcome. */
  result?: string;
  from?: string;
  to?: string;
  q?: string;
  cursor?: string;
  limit?: number;
  /** Drills and the hub's own tests, and nothing else. */
  drill?: string;
}
export type Condition = [string, ...Param[]];
const oneOf = (column: string, values: readonly string[]): Condition =>
  values.length ? [`${column} in (${marks(values)})`, ...values] : ['1 = 0'];

/** The rows behind a figure: the same conditions as the reports count by. */
const resultIs = (result: string): Condition => {
  if (result === 'answered') return ['answered_at is not null'];
  return result === 'solved' ? ['solved = 1'] : ['outcome = ?', result];
};

/** [raised at, id] of the last call shown. */
function placeOf(cursor: string | undefined): [number, string] | undefined {
  const place = readCursor(cursor);
  if (!place) return undefined;
  const [at, id] = place;
  if (place.length !== 2 || !Number.isSafeInteger(at) || !/^[\w-]+$/.test(String(id)))
    refuse('invalid', { fields: { cursor: 'field_invalid' } });
  return [Number(at), String(id)];
}

@Injectable()
export class CallList {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly views: Views,
  ) {}

  /** Which calls the filter means, as far as the actor may see them: the list's and an export's alike. */
  conditionsOf(actor: Actor, f: Omit<CallFilter, 'cursor' | 'limit'>): Condition[] {
    const conditions: Condition[] = [
      this.visible(actor),
      [f.drill === undefined ? 'drill is null' : 'drill is not null'],
    ];
    if (f.state !== undefined) conditions.push(oneOf('state', f.state.split(',')));
    if (f.category !== undefined) conditions.push(['category = ?', f.category]);
    if (f.communityId !== undefined) conditions.push(['community_id = ?', f.communityId]);
    if (f.holderId !== undefined) conditions.push(['holder_id = ?', f.holderId]);
    if (f.result !== undefined) conditions.push(resultIs(f.result));
    if (f.from !== undefined) conditions.push(['raised_at >= ?', Date.parse(f.from)]);
    if (f.to !== undefined) conditions.push(['raised_at < ?', Date.parse(f.to)]);
    if (f.q) conditions.push(this.search(actor, f.q));
    return conditions;
  }

  async find(actor: Actor, f: CallFilter): Promise<Page<CallSummary>> {
    const conditions = this.conditionsOf(actor, f);
    const [at, id] = placeOf(f.cursor) ?? [];
    if (at !== undefined && id !== undefined)
      conditions.push(['(raised_at < ? or (raised_at = ? and id < ?))', at, at, id]);
    const size = pageSize(f.limit);
    const rows = await calls.find(
      this.store.read,
      `where ${conditions.map(([sql]) => `(${sql})`).join(' and ')} order by raised_at desc, id desc limit ${size + 1}`,
      conditions.flatMap(([, ...params]) => params),
    );
    return pageOf(
      rows,
      size,
      (line) => this.shown(actor, line),
      (line) => [line.raisedAt, line.id],
    );
  }

  private visible(actor: Actor): Condition {
    if (actor.roles.includes('coordinator') || actor.roles.includes('admin'))
      return ['unit_id = ?', actor.unitId];
    if (actor.roles.includes('officer')) {
      return [
        "holder_id = ? or id in (select call_id from offer where officer_id = ? and ending = 'accepted')",
        actor.id,
        actor.id,
      ];
    }
    return this.ofCommunities(actor);
  }

  private ofCommunities({ communityIds }: Actor): Condition {
    const [sql, ...params] = oneOf('community_id', communityIds);
    return [`${sql} and drill is null`, ...params];
  }

  /** By the number as it is read aloud, or the community's name. The words are sealed and are not searched. */
  private search(actor: Actor, q: string): Condition {
    const places = this.directory.communitiesOf(actor.unitId).filter((c) => c.name.includes(q));
    const [sql, ...params] = oneOf(
      'community_id',
      places.map((c) => c.id),
    );
    const literal = q.replace(/[\\%_]/g, (c) => `\\${c}`);
    return [`number like ? escape '\\' or ${sql}`, `%${literal}%`, ...params];
  }

  private shown(actor: Actor, line: Parameters<Views['summary']>[0]): CallSummary {
    const summary = this.views.summary(line);
    const coordinates = actor.roles.includes('coordinator') || actor.roles.includes('admin');
    if (coordinates || !actor.roles.includes('officer')) return summary;
    return line.holderId === actor.id ? this.views.forOfficer(summary) : this.views.withoutWords(summary);
  }
}
