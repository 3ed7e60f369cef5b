/** The calls that a search finds, as their reader may see them. */
import { Injectable } from '@nestjs/common';
import { maskForVisibility } from '../call/call-visibility.js';
import { CallListQuery } from '../calls/queries/call-list.query.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import type { Actor } from '../kernel/actor.js';
import { pageSize, readCursor, toPage } from '../kernel/pagination.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { CallSummary } from '../protocol/calls/call-summary.js';
import { DAY } from '../protocol/time/durations.js';
import { iso } from '../protocol/time/instant.js';
import { dayBegins, isLocalDay } from '../protocol/time/local-day.js';
import type { FoundCall, SearchAnswer } from '../protocol/words/search.js';
import { WordSearchQuery, type FoundCallLine } from '../word-index/word-search.query.js';

interface PageAsked {
  cursor?: string;
  limit?: number;
}
const ON_A_PAGE = 20;
const NUMBER = /^(\d{4})(\d{2})(\d{2})-\d{1,6}$/;

@Injectable()
export class FindCallsQuery {
  constructor(
    private readonly words: WordSearchQuery,
    private readonly list: CallListQuery,
    private readonly views: CallViewsService,
  ) {}

  async find(
    actor: Actor,
    q: string,
    { cursor, limit }: PageAsked,
  ): Promise<NonNullable<SearchAnswer['calls']>> {
    const after = placeOf(cursor);
    const size = pageSize(limit ?? ON_A_PAGE);
    const numbered = after ? [] : await this.byNumber(actor, q);
    const found = await this.words.find(actor, q, { limit: size + 1, after, helps: true });
    const { hits = [], next } = found ?? {};
    const page = toPage(
      hits,
      size,
      (hit): FoundCall => ({ call: this.shown(actor, hit), ...(hit.words && { found: hit.words }) }),
      ({ line }) => [line.raisedAt, line.id],
    );
    const known = new Set(numbered.map(({ id }) => id));
    return {
      items: [
        ...numbered.map((call): FoundCall => ({ call })),
        ...page.items.filter(({ call }) => !known.has(call.id)),
      ],
      // Where the search ended before the page was full it goes on from there.
      nextCursor: page.nextCursor ?? (next ? cursorOf(next) : null),
    };
  }

  /** One that is in no index has its number even so. */
  private async byNumber(actor: Actor, q: string): Promise<CallSummary[]> {
    const [number, year, month, date] = NUMBER.exec(q.trim()) ?? [];
    const day = `${year}-${month}-${date}`;
    if (number === undefined || !isLocalDay(day)) return [];
    const begins = dayBegins(day);
    const { items } = await this.list.find(actor, {
      q: number,
      from: iso(begins - DAY),
      to: iso(begins + 2 * DAY),
      limit: ON_A_PAGE,
    });
    return items.filter((call) => call.number === number);
  }

  private shown(actor: Actor, { found, line, relations }: FoundCallLine): CallSummary {
    const summary = this.views.forReader(this.views.listed(found), line, actor);
    if (relations.includes('coordination')) return summary;
    if (relations.includes('holder') || relations.includes('helper'))
      return this.views.forOfficer(summary, line);
    return maskForVisibility(summary, line, actor);
  }
}

const cursorOf = (place: readonly [number, string]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

function placeOf(cursor: string | undefined): [number, string] | undefined {
  const place = readCursor(cursor);
  if (!place) return undefined;
  const [at, id] = place;
  if (place.length !== 2 || !Number.isSafeInteger(at) || !/^[\w-]+$/.test(String(id)))
    refuse('invalid', { fields: { cursor: 'field_invalid' } });
  return [Number(at), String(id)];
}
