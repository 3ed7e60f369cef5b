/**
 * The calls a person may see, newest first, by filters that name nobody else's. A unit's calls are looked through a
 * stretch at a time: who asks for what is rare among a million keeps nobody waiting.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { toPage, pageSize, readCursor } from '../../kernel/pagination.js';
import { Directory } from '../../directory/directory.js';
import type { Page } from '../../protocol/answers.js';
import type { CallCount, CallSummary } from '../../protocol/calls/call-summary.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { placeholders, Store } from '../../store/store.js';
import {
  callConditions,
  isCoordinator,
  inList,
  isSelective,
  type CallFilter,
  type SqlCondition,
} from './call-filter.query.js';
import { officerCalls, callsOfOfficer } from './officer-calls.query.js';
import { visibilityConditions, requireUnfiltered } from './call-visibility.sql.js';
import { readCalls, rowForDisplay, type ReadableCall } from '../../desk/views/readable-call.query.js';
import {
  raisedBetween,
  NEWEST_FIRST,
  readInRanges,
  allOf,
  type ListPosition,
  type RaisedSpan,
} from './call-range.query.js';
import { maskForVisibility, isAnonymousDevice } from '../../call/call-visibility.js';
import { CallViewsService } from '../../desk/views/call-views.service.js';
import { WordSearchQuery } from '../../word-index/word-search.query.js';
import { searchedCalls } from './searched-calls.query.js';

/** No list is counted further than this. */
const COUNTED = 10_000;
/** Stretches of a unit's calls that a count looks through. */
const LOOKED_THROUGH = 20;
/** Calls that are found by their words and counted; opened for an export. */
const COUNTED_BY_WORDS = 100;
const EXPORTED_BY_WORDS = 10_000;
interface Sought {
  span: RaisedSpan;
  wanted: readonly SqlCondition[];
  place: ListPosition | undefined;
  few: boolean;
  limit: number;
}

const seenBy = (actor: Actor): SqlCondition[] => {
  if (isCoordinator(actor)) return [['unit_id = ?', actor.unitId]];
  if (actor.roles.includes('officer')) return [callsOfOfficer(actor.id)];
  return [inList('community_id', actor.communityIds), ['drill is null'], ...visibilityConditions(actor)];
};

/** [raised at, id] of the last call shown. */
function placeOf(cursor: string | undefined): ListPosition | undefined {
  const place = readCursor(cursor);
  if (!place) return undefined;
  const [at, id] = place;
  if (place.length !== 2 || !Number.isSafeInteger(at) || !/^[\w-]+$/.test(String(id)))
    refuse('invalid', { fields: { cursor: 'field_invalid' } });
  return [Number(at), String(id)];
}

@Injectable()
export class CallListQuery {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly views: CallViewsService,
    private readonly clock: Clock,
    private readonly words: WordSearchQuery,
  ) {}

  async find(actor: Actor, f: CallFilter): Promise<Page<CallSummary>> {
    const place = placeOf(f.cursor);
    const size = pageSize(f.limit);
    const { span, wanted, few } = await this.asked(actor, f, { place, limit: size + 1 });
    const rows = await this.lines(actor, { span, wanted, place, few, limit: size + 1 });
    return toPage(
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
    const { span, wanted, few } = await this.asked(actor, f, { limit: COUNTED_BY_WORDS });
    if (!isCoordinator(actor) || few)
      return this.upTo([...seenBy(actor), ...raisedBetween(span, undefined), ...wanted], COUNTED);
    let total = 0;
    let looked = 0;
    for await (const stretch of readInRanges(this.store.long, ['unit_id = ?', actor.unitId], span)) {
      if (looked++ === LOOKED_THROUGH) return { total, more: true };
      const part = await this.upTo([...stretch, ...wanted], COUNTED - total);
      total += part.total;
      if (part.more) return { total, more: true };
    }
    return { total, more: false };
  }

  private async upTo(conditions: readonly SqlCondition[], most: number): Promise<CallCount> {
    const { where, params } = allOf(conditions);
    const [row] = await this.store.long.rows<{ n: number }>(
      `select count(*) as n from (select 1 from call where ${where} limit ${most + 1}) as counted`,
      params,
    );
    const n = Number(row?.n ?? 0);
    return { total: Math.min(n, most), more: n > most };
  }

  /** Which calls the filter means, as far as the actor may see them: the list's and an export's alike. */
  async meant(actor: Actor, f: CallFilter): Promise<SqlCondition[]> {
    const { span, wanted } = await this.asked(actor, f, { limit: EXPORTED_BY_WORDS, thorough: true });
    return [...seenBy(actor), ...raisedBetween(span, undefined), ...wanted];
  }

  private async asked(
    actor: Actor,
    { q, ...f }: CallFilter,
    { place, ...asked }: { place?: ListPosition | undefined; limit: number; thorough?: true },
  ): Promise<Pick<Sought, 'span' | 'wanted' | 'few'>> {
    const { directory, clock } = this;
    const { long: read } = this.store;
    if (isAnonymousDevice(actor)) requireUnfiltered(f);
    const wanted = await callConditions({ actor, directory, read, now: clock.now() }, f);
    const span: RaisedSpan = {
      from: f.from === undefined ? 0 : Date.parse(f.from),
      to: f.to === undefined ? Infinity : Date.parse(f.to),
    };
    const few = isSelective(f);
    if (!q?.trim()) return { span, wanted, few };
    const conditions = [...raisedBetween(span, place), ...wanted];
    const sought = { ...asked, conditions, few, after: place, from: span.from };
    const searched = await searchedCalls({ read, directory, words: this.words }, actor, q, sought);
    return { span, wanted: [...wanted, searched.condition], few: few || searched.few };
  }

  private async lines(actor: Actor, sought: Sought): Promise<ReadableCall[]> {
    const { span, wanted, place, few, limit } = sought;
    const all = [...raisedBetween(span, place), ...wanted];
    if (isCoordinator(actor)) {
      const unit: SqlCondition = ['unit_id = ?', actor.unitId];
      return few ? this.rows([unit, ...all], limit) : this.byId(await this.ofUnit(unit, sought));
    }
    if (actor.roles.includes('officer')) {
      const own = await officerCalls(this.store.long, actor.id, allOf(all), limit);
      return this.byId(own.map(({ id }) => id));
    }
    return this.rows([...seenBy(actor), ...all], limit);
  }

  private rows(conditions: readonly SqlCondition[], limit: number): Promise<ReadableCall[]> {
    const { where, params } = allOf(conditions);
    return readCalls(this.store.long, `where ${where} ${NEWEST_FIRST} limit ${limit}`, params);
  }

  private byId = (ids: readonly string[]): Promise<ReadableCall[]> =>
    ids.length
      ? readCalls(this.store.long, `where id in (${placeholders(ids)}) ${NEWEST_FIRST}`, ids)
      : Promise.resolve([]);

  /** Stretch after stretch, until the page is full or nothing is left. */
  private async ofUnit(unit: SqlCondition, { span, wanted, place, limit }: Sought): Promise<string[]> {
    const { long: read } = this.store;
    const found: string[] = [];
    // But for the drills nothing is sought but what is next: one look.
    const all =
      wanted.length > 1 ? readInRanges(read, unit, span, place) : [[unit, ...raisedBetween(span, place)]];
    for await (const stretch of all) {
      const { where, params } = allOf([...stretch, ...wanted]);
      const rows = await read.rows<{ id: string }>(
        `select id from call where ${where} ${NEWEST_FIRST} limit ${limit - found.length}`,
        params,
      );
      found.push(...rows.map((row) => row.id));
      if (found.length === limit) break;
    }
    return found;
  }

  private shown(actor: Actor, found: ReadableCall): CallSummary {
    const line = rowForDisplay(found);
    const summary = this.views.forReader(this.views.listed(found), line, actor);
    if (isCoordinator(actor)) return summary;
    if (!actor.roles.includes('officer')) return maskForVisibility(summary, line, actor);
    return line.holderId === actor.id
      ? this.views.forOfficer(summary, line)
      : this.views.withoutWords(summary, line);
  }
}
