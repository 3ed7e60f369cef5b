/** What may be said of articles, and the checks it must pass. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsUUID, Min, ValidateNested } from 'class-validator';
import { PageQueryDto } from '../kernel/input/page-query.dto.js';
import {
  IfGiven,
  LocalDayField,
  NameField,
  TextField,
  TextsField,
  UuidField,
} from '../kernel/input/validation.js';
import { LIMITS } from '../protocol/limits.js';
import {
  ARTICLE_KINDS,
  ARTICLE_LIMITS,
  ARTICLE_STATES,
  type ArticleChange,
  type ArticleKind,
  type ArticleLaw,
  type ArticleReview,
  type ArticleState,
  type NewArticle,
} from '../protocol/words/articles.js';
import type { ArticleFilter } from './articles.query.js';

const MOST = ARTICLE_LIMITS;

export class ArticleListDto extends PageQueryDto implements ArticleFilter {
  @ApiPropertyOptional({ maxLength: LIMITS.search, description: 'in title and keywords by pinyin too' })
  @IfGiven()
  @TextField(LIMITS.search)
  q?: string;
  @ApiPropertyOptional({ enum: ARTICLE_STATES }) @IfGiven() @IsIn(ARTICLE_STATES) state?: ArticleState;
  @ApiPropertyOptional({ enum: ARTICLE_KINDS }) @IfGiven() @IsIn(ARTICLE_KINDS) kind?: ArticleKind;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.categoryCode, 1) category?: string;
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'true: owned by who asks' })
  @IfGiven()
  @IsIn(['true', 'false'])
  mine?: 'true' | 'false';
  @ApiPropertyOptional({ enum: ['due'], description: 'to be reviewed soon, or late' })
  @IfGiven()
  @IsIn(['due'])
  review?: 'due';
}
export class ArticleLawDto implements ArticleLaw {
  @ApiProperty({ maxLength: MOST.lawName }) @NameField(MOST.lawName, 1) name!: string;
  @ApiPropertyOptional({ maxLength: MOST.lawArticle })
  @IfGiven()
  @NameField(MOST.lawArticle)
  article?: string;
  @ApiProperty({ format: 'date' }) @LocalDayField() inForceOn!: string;
  @ApiProperty({ format: 'date', description: 'when it was compared with the text in force' })
  @LocalDayField()
  checkedOn!: string;
}

export class NewArticleDto implements NewArticle {
  @ApiPropertyOptional({ format: 'uuid', description: 'made by who sends it: sent again it is the same' })
  @IfGiven()
  @UuidField()
  id?: string;
  @ApiProperty({ enum: ARTICLE_KINDS }) @IsIn(ARTICLE_KINDS) kind!: ArticleKind;
  @ApiProperty({ maxLength: MOST.title }) @NameField(MOST.title, 1) title!: string;
  @ApiProperty({ maxLength: MOST.body }) @TextField(MOST.body, 1) body!: string;
  @ApiProperty({ maxLength: MOST.short, description: 'what goes into a reply' })
  @TextField(MOST.short, 1)
  short!: string;
  @ApiProperty({ type: [String], description: 'codes of categories' })
  @IsArray()
  @ArrayMaxSize(MOST.categories)
  @TextsField(LIMITS.categoryCode)
  categories!: string[];
  @ApiPropertyOptional({ maxLength: MOST.keywords }) @IfGiven() @TextField(MOST.keywords) keywords?: string;
  @ApiPropertyOptional({ maxLength: MOST.source }) @IfGiven() @NameField(MOST.source) source?: string;
  @ApiPropertyOptional() @IfGiven() @IsBoolean() forWorkers?: boolean;
  @ApiPropertyOptional({ description: 'required with `law`, and given with nothing else' })
  @IfGiven()
  @ValidateNested()
  @Type(() => ArticleLawDto)
  law?: ArticleLawDto;
  @ApiProperty({ format: 'uuid', description: 'an officer, coordinator or administrator of the unit' })
  @IsUUID()
  ownerId!: string;
  @ApiProperty({ format: 'date', description: 'a day to come, a year ahead at most' })
  @LocalDayField()
  reviewBy!: string;
}
export class ArticleChangeDto implements ArticleChange {
  @ApiPropertyOptional({ maxLength: MOST.title }) @IfGiven() @NameField(MOST.title, 1) title?: string;
  @ApiPropertyOptional({ maxLength: MOST.body }) @IfGiven() @TextField(MOST.body, 1) body?: string;
  @ApiPropertyOptional({ maxLength: MOST.short }) @IfGiven() @TextField(MOST.short, 1) short?: string;
  @ApiPropertyOptional({ type: [String] })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST.categories)
  @TextsField(LIMITS.categoryCode)
  categories?: string[];
  @ApiPropertyOptional({ maxLength: MOST.keywords }) @IfGiven() @TextField(MOST.keywords) keywords?: string;
  @ApiPropertyOptional({ maxLength: MOST.source }) @IfGiven() @NameField(MOST.source) source?: string;
  @ApiPropertyOptional() @IfGiven() @IsBoolean() forWorkers?: boolean;
  @ApiPropertyOptional()
  @IfGiven()
  @ValidateNested()
  @Type(() => ArticleLawDto)
  law?: ArticleLawDto;
  @ApiPropertyOptional({ format: 'uuid' }) @IfGiven() @IsUUID() ownerId?: string;
  @ApiPropertyOptional({ format: 'date' }) @IfGiven() @LocalDayField() reviewBy?: string;
  @ApiProperty({ description: 'as it was seen: changed since, it is refused' })
  @IsInt()
  @Min(1)
  version!: number;
}
export class SeenArticleDto {
  @ApiPropertyOptional({ description: 'as it was seen: changed since, it is refused' })
  @IfGiven()
  @IsInt()
  @Min(1)
  version?: number;
}
export class ArticleReviewDto extends SeenArticleDto implements ArticleReview {
  @ApiPropertyOptional({ format: 'date', description: `absent: in ${MOST.reviewDays} days` })
  @IfGiven()
  @LocalDayField()
  reviewBy?: string;
}

export class AskedArticlesDto {
  @ApiPropertyOptional({ maxLength: LIMITS.search, description: 'searches, instead of suggesting' })
  @IfGiven()
  @TextField(LIMITS.search)
  q?: string;
}
export class ArticleUseDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() articleId!: string;
}
