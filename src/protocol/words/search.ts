/** What a search answers: calls, people and articles that the reader may see. */
import type { CallSummary } from '../calls/call-summary.js';
import type { ArticleLine } from './articles.js';
import type { Role } from '../codes.js';

export const SEARCH_KINDS = ['calls', 'people', 'knowledge'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Where the words of a call stand. */
export const FOUND_IN = ['summary', 'message', 'closing', 'note'] as const;
export type FoundIn = (typeof FOUND_IN)[number];

export interface FoundWords {
  in: FoundIn;
  /** The words around; `…` where some were left out. */
  text: string;
  /** What was meant of it: from and to, in characters of `text`. */
  marks: { from: number; to: number }[];
}
export interface FoundCall {
  call: CallSummary;
  /** Absent where its number, community or category was meant. */
  found?: FoundWords;
}
export interface FoundPerson {
  id: string;
  name: string;
  title?: string;
  roles: Role[];
  department?: string;
  /** Of a community worker. */
  communities?: string[];
}
/** What was not asked for is absent. */
export interface SearchAnswer {
  calls?: { items: FoundCall[]; nextCursor: string | null };
  people?: { items: FoundPerson[]; more: boolean };
  knowledge?: { items: ArticleLine[]; more: boolean };
}
