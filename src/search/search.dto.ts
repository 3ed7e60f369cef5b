/** What may be searched for, and the checks it must pass. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { PageQueryDto } from '../kernel/input/page-query.dto.js';
import { IfGiven, TextField } from '../kernel/input/validation.js';
import { LIMITS } from '../protocol/limits.js';
import { SEARCH_KINDS, type SearchKind } from '../protocol/words/search.js';

const ONE = `(?:${SEARCH_KINDS.join('|')})`;

export class SearchDto extends PageQueryDto {
  /** Words, pinyin or initials, a number, a name; all of them must be found. */
  @ApiProperty({ maxLength: LIMITS.search }) @TextField(LIMITS.search, 1) q!: string;
  @ApiPropertyOptional({ description: `of ${SEARCH_KINDS.join(', ')}, by comma; all where it is absent` })
  @IfGiven()
  @Matches(new RegExp(`^${ONE}(?:,${ONE})*$`))
  kinds?: string;
}

export const kindsOf = ({ kinds }: Pick<SearchDto, 'kinds'>): readonly SearchKind[] =>
  kinds === undefined ? SEARCH_KINDS : SEARCH_KINDS.filter((kind) => kinds.split(',').includes(kind));
