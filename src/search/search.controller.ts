import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { SearchAnswer } from '../protocol/words/search.js';
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
    if (!searchTermsOf(q).some(({ ways }) => ways.length > 0))
      refuse('invalid', { fields: { q: 'field_search_short' } });
    const kinds = kindsOf(asked);
    const page = { ...(cursor !== undefined && { cursor }), ...(limit !== undefined && { limit }) };
    return {
      ...(kinds.includes('calls') && { calls: await this.calls.find(actor, q, page) }),
      ...(kinds.includes('people') && { people: await this.people.find(actor, q) }),
      ...(kinds.includes('knowledge') && { knowledge: await this.articles.find(actor, q) }),
    };
  }
}
