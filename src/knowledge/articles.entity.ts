import { Entity } from 'typeorm';
import type { ArticleDeed, ArticleKind, ArticleLaw, ArticleState } from '../protocol/words/articles.js';
import { Flag, Id, Instant, Integer, Json, Text } from '../store/column-types.js';

/** An article of a unit as it stands. Nothing in it is secret. */
@Entity('article')
export class ArticleRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() kind!: ArticleKind;
  @Text() state!: ArticleState;
  @Text() title!: string;
  @Text() body!: string;
  @Text() short!: string;
  @Json() categories!: string[];
  @Text() keywords!: string;
  @Text() source!: string;
  @Json({ nullable: true }) law!: ArticleLaw | null;
  @Flag() forWorkers!: boolean;
  @Text() ownerId!: string;
  /** When the coordinators were told that the owner is not here any more; null while they are. */
  @Instant({ nullable: true }) ownerGoneAt!: number | null;
  /** A local day. */
  @Text() reviewBy!: string;
  /** When its review is spoken of next; null: nothing is left to say, or it is not published. */
  @Instant({ nullable: true }) remindAt!: number | null;
  /** How often it was put into a reply. */
  @Integer() used!: number;
  @Integer() version!: number;
  @Text() madeBy!: string;
  @Text() changedBy!: string;
  @Instant() changedAt!: number;
}

/** What an article said from one change to the next. */
export type ArticleSnapshot = Pick<
  ArticleRow,
  | 'state'
  | 'title'
  | 'body'
  | 'short'
  | 'categories'
  | 'keywords'
  | 'source'
  | 'law'
  | 'forWorkers'
  | 'ownerId'
  | 'reviewBy'
>;

/** (article, version) is unique. */
@Entity('article_version')
export class ArticleVersionRow {
  @Id() id!: string;
  @Text() articleId!: string;
  @Integer() version!: number;
  @Text() deed!: ArticleDeed;
  @Instant() at!: number;
  @Text() byId!: string;
  @Json() said!: ArticleSnapshot;
}
