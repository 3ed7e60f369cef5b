/** 知识库: articles and texts of law that a unit keeps, each with an owner and a day by which it is looked at again. */
import type { Holder } from '../answers.js';

/** law: stands for a text of law, and says since when it is in force and when that was checked. */
export const ARTICLE_KINDS = ['article', 'law'] as const;
export type ArticleKind = (typeof ARTICLE_KINDS)[number];
/** Only published ones are suggested and put into replies. */
export const ARTICLE_STATES = ['draft', 'published', 'withdrawn'] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];
/** What was done with it, one line of its history each. */
export const ARTICLE_DEEDS = ['made', 'changed', 'published', 'reviewed', 'withdrawn'] as const;
export type ArticleDeed = (typeof ARTICLE_DEEDS)[number];

/** Lengths in characters, spans in days. */
export const ARTICLE_LIMITS = {
  title: 60,
  body: 5000,
  /** What goes into a reply. */
  short: 300,
  keywords: 200,
  source: 200,
  lawName: 60,
  lawArticle: 40,
  categories: 15,
  /** Of one unit, withdrawn ones too. */
  kept: 300,
  suggested: 5,
  /** So long before the day its owner is reminded, and it is said to be soon due. */
  warnDays: 14,
  /** Reviewed by one touch it is looked at again after so long. */
  reviewDays: 180,
} as const;

/** Days are local, YYYY-MM-DD. */
export interface ArticleLaw {
  name: string;
  /** Which article of it, as it is cited: 第八十五条. */
  article?: string;
  inForceOn: string;
  /** When somebody compared it with the text in force. */
  checkedOn: string;
}

export interface ArticleFields {
  title: string;
  /** Plain text in paragraphs. */
  body: string;
  short: string;
  /** Codes of categories of calls. */
  categories: string[];
  /** Words that residents use, parted by spaces or commas. */
  keywords: string;
  source: string;
  forWorkers: boolean;
}
export interface NewArticle extends Omit<ArticleFields, 'keywords' | 'source' | 'forWorkers'> {
  /** Made by who sends it: sent again it is the same article. */
  id?: string;
  kind: ArticleKind;
  keywords?: string;
  source?: string;
  forWorkers?: boolean;
  /** Required with `law`, and given with nothing else. */
  law?: ArticleLaw;
  /** An officer, coordinator or administrator of the unit. */
  ownerId: string;
  /** A day to come, a year ahead at most. */
  reviewBy: string;
}
/** What is given is changed, and the rest left. */
export interface ArticleChange extends Partial<ArticleFields> {
  law?: ArticleLaw;
  ownerId?: string;
  reviewBy?: string;
  /** As the reader saw it. */
  version: number;
}
export interface ArticleReview {
  /** Absent: so many days on as `ARTICLE_LIMITS.reviewDays` says. */
  reviewBy?: string;
  version?: number;
}

/** An article in a list: all but its body. */
export interface ArticleLine extends Omit<ArticleFields, 'body'> {
  id: string;
  kind: ArticleKind;
  state: ArticleState;
  law?: ArticleLaw;
  owner: Holder;
  /** The owner left or gave up their post: the coordinators see to it. */
  ownerLeft?: true;
  reviewBy: string;
  /** soon: due within `ARTICLE_LIMITS.warnDays`; late: from the day on. It may be used still. */
  review?: 'soon' | 'late';
  /** How often it was put into a reply. */
  used: number;
  /** The reader may change, review and withdraw it. */
  mayChange: boolean;
  version: number;
  changedBy: Holder;
  changedAt: string;
}
export interface Article extends ArticleLine {
  body: string;
}

/** One line of its history, with all that it said then. */
export interface ArticleVersion extends ArticleFields {
  version: number;
  deed: ArticleDeed;
  at: string;
  by: Holder;
  state: ArticleState;
  law?: ArticleLaw;
  owner: Holder;
  reviewBy: string;
}

/** Why an article is suggested beside a call. */
export type ArticleReason =
  | { why: 'category' }
  /** Its keywords, or what its words and those of the call have in common. */
  | { why: 'keywords' | 'words'; words: string[] }
  /** It was asked for. */
  | { why: 'asked' };
export interface SuggestedArticle {
  article: ArticleLine;
  reasons: ArticleReason[];
}
