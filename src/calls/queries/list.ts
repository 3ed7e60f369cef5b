/**
 * The calls a person may see, newest first, by filters that name nobody else's. A unit's calls are looked through a
 * stretch at a time: who asks for what is rare among a million keeps nobody waiting.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { pageOf, pageSize, readCursor } from '../../kernel/page.js';
import { Directory } from '../../directory/directory.js';
import type { CallCount, CallSummary, Page } from '../../protocol/shapes.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { marks, Store } from '../../store/store.js';
import {
  conditionsOf,
  coordinates,
  oneOf,
  namesFew,
  type CallFilter,
  type Condition,
} from './list-filter.js';
import { ownCalls, ownOf } from './list-own.js';
import { inSight, requirePlain } from './list-sight.js';
import { listed, type Listed } from '../../desk/views/listed.js';
import { between, NEWEST_FIRST, stretches, together, type Place, type Span } from './list-stretch.js';
import { asSeen, isNameless } from '../../call/sight.js';
import { Views } from '../../desk/views/views.js';

/** No list is counted further than this. */
const COUNTED = 10_000;
/** Stretches of a unit's calls that a count looks through. */
const LOOKED_THROUGH = 20;
interface Sought {
  span: Span;
  wanted: readonly Condition[];
  place: Place | undefined;
  few: boolean;
  limit: number;
}

const seenBy = (actor: Actor): Condition[] => {
  if (coordinates(actor)) return [['unit_id = ?', actor.unitId]];
  if (actor.roles.includes('officer')) return [ownOf(actor.id)];
  return [oneOf('community_id', actor.communityIds), ['drill is null'], ...inSight(actor)];
};

/** [raised at, id] of the last call shown. */
function placeOf(cursor: string | undefined): Place | undefined {
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
    private readonly clock: Clock,
  ) {}

  async find(actor: Actor, f: CallFilter): Promise<Page<CallSummary>> {
    const place = placeOf(f.cursor);
    const { span, wanted } = await this.asked(actor, f);
    const size = pageSize(f.limit);
    const few = namesFew(f);
    const rows = await this.lines(actor, { span, wanted, place, few, limit: size + 1 });
    return pageOf(
      rows,
      size,
      (found) => this.shown(actor, found),
      ({ line }) => [line.raisedAt, line.id],
    );
  }

  /**
   * How many there are, as far as that costs little: no further than so many, nor through more of a unit's calls than
   * so many, oldest left out.
   */
  async count(actor: Actor, f: CallFilter): Promise<CallCount> {
    const { span, wanted } = await this.asked(actor, f);
    if (!coordinates(actor) || namesFew(f))
      return this.upTo([...seenBy(actor), ...between(span, undefined), ...wanted], COUNTED);
    let total = 0;
    let looked = 0;
    for await (const stretch of stretches(this.store.read, ['unit_id = ?', actor.unitId], span)) {
      if (looked++ === LOOKED_THROUGH) return { total, more: true };
      const part = await this.upTo([...stretch, ...wanted], COUNTED - total);
      total += part.total;
      if (part.more) return { total, more: true };
    }
    return { total, more: false };
  }

  private async upTo(conditions: readonly Condition[], most: number): Promise<CallCount> {
    const { where, params } = together(conditions);
    const [row] = await this.store.read.rows<{ n: number }>(
      `select count(*) as n from (select 1 from call where ${where} limit ${most + 1}) as counted`,
      params,
    );
    const n = Number(row?.n ?? 0);
    return { total: Math.min(n, most), more: n > most };
  }

  /** Which calls the filter means, as far as the actor may see them: the list's and an export's alike. */
  async meant(actor: Actor, f: CallFilter): Promise<Condition[]> {
    const { span, wanted } = await this.asked(actor, f);
    return [...seenBy(actor), ...between(span, undefined), ...wanted];
  }

  private async asked(actor: Actor, f: CallFilter): Promise<Pick<Sought, 'span' | 'wanted'>> {
    const { directory, clock } = this;
    if (isNameless(actor)) requirePlain(f);
    const wanted = await conditionsOf({ actor, directory, read: this.store.read, now: clock.now() }, f);
    const span: Span = {
      from: f.from === undefined ? 0 : Date.parse(f.from),
      to: f.to === undefined ? Infinity : Date.parse(f.to),
    };
    return { span, wanted };
  }

  private async lines(actor: Actor, sought: Sought): Promise<Listed[]> {
    const { span, wanted, place, few, limit } = sought;
    const all = [...between(span, place), ...wanted];
    if (coordinates(actor)) {
      const unit: Condition = ['unit_id = ?', actor.unitId];
      return few ? this.rows([unit, ...all], limit) : this.byId(await this.ofUnit(unit, sought));
    }
    if (actor.roles.includes('officer')) {
      const own = await ownCalls(this.store.read, actor.id, together(all), limit);
      return this.byId(own.map(({ id }) => id));
    }
    return this.rows([...seenBy(actor), ...all], limit);
  }

  private rows(conditions: readonly Condition[], limit: number): Promise<Listed[]> {
    const { where, params } = together(conditions);
    return listed(this.store.read, `where ${where} ${NEWEST_FIRST} limit ${limit}`, params);
  }

  private byId = (ids: readonly string[]): Promise<Listed[]> =>
    ids.length
      ? listed(this.store.read, `where id in (${marks(ids)}) ${NEWEST_FIRST}`, ids)
      : Promise.resolve([]);

  /** Stretch after stretch, until the page is full or nothing is left. */
  private async ofUnit(unit: Condition, { span, wanted, place, limit }: Sought): Promise<string[]> {
    const { read } = this.store;
    const found: string[] = [];
    // But for the drills nothing is sought but what is next: one look.
    const all = wanted.length > 1 ? stretches(read, unit, span, place) : [[unit, ...between(span, place)]];
    for await (const stretch of all) {
      const { where, params } = together([...stretch, ...wanted]);
      const rows = await read.rows<{ id: string }>(
        `select id from call where ${where} ${NEWEST_FIRST} limit ${limit - found.length}`,
        params,
      );
      found.push(...rows.map((row) => row.id));
      if (found.length === limit) break;
    }
    return found;
  }

  private shown(actor: Actor, found: Listed): CallSummary {
    const { line } = found;
    const summary = this.views.listed(found);
    if (coordinates(actor)) return summary;
    if (!actor.roles.includes('officer')) return asSeen(summary, line, actor);
    return line.holderId === actor.id ? this.views.forOfficer(summary) : this.views.withoutWords(summary);
  }
}
