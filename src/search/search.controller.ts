import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { SearchAnswer, SearchKind } from '../protocol/words/search.js';
import { searchTermsOf } from '../word-index/terms/search-terms.js';
import { FindArticlesQuery } from './find-articles.query.js';
import { FindCallsQuery } from './find-calls.query.js';
import { FindPeopleQuery } from './find-people.query.js';
import { kindsOf, SearchDto } from './search.dto.js';

@ApiTags('search')
@Controller('search')
export class SearchController {
  constructor(
    private readonly calls: FindCallsQuery,
    private readonly people: FindPeopleQuery,
    private readonly articles: FindArticlesQuery,
  ) {}

  /**
   * Finds calls by what was said in them, people and articles, as far as the reader may see them: by words, pinyin or
   * initials, number, community or category. All that is typed must be found; the newest calls come first.
   */
  @Get()
  async find(@CurrentActor() actor: Actor, @Query() asked: SearchDto): Promise<SearchAnswer> {
    const { q, cursor, limit } = asked;
    const kinds = kindsOf(asked);
    if (!searchTermsOf(q).some(({ ways }) => ways.length > 0)) return this.ofOneCharacter(actor, q, kinds);
    const page = { ...(cursor !== undefined && { cursor }), ...(limit !== undefined && { limit }) };
    return {
      ...(kinds.includes('calls') && { calls: await this.calls.find(actor, q, page) }),
      ...(kinds.includes('people') && { people: await this.people.find(actor, q) }),
      ...(kinds.includes('knowledge') && { knowledge: await this.articles.find(actor, q) }),
    };
  }

  /** No call is found by it, and a family name is one. @throws Refusal `invalid`, saying what to type */
  private async ofOneCharacter(actor: Actor, q: string, kinds: readonly SearchKind[]): Promise<SearchAnswer> {
    const isName = kinds.includes('people') && /^\p{Script=Han}$/u.test(q.trim());
    const people = isName ? await this.people.find(actor, q) : undefined;
    return people?.items.length ? { people } : refuse('invalid', { fields: { q: 'field_search_short' } });
  }
}
