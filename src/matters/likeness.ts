/** How alike two calls are, and why they are likely of the same matter. Pure. */
import { DAY } from '../protocol/time/durations.js';
import { MATTER_LIMITS, type LikeWhy } from '../protocol/residents/matters.js';

/** What of a call is compared; words and telephone only where the reader may read them. */
export interface Comparable {
  category: string;
  communityId: string;
  /** Milliseconds since 1970. */
  raisedAt: number;
  /** Cut by `bigramsOf`. */
  words: readonly string[];
  /** The keyed index of the beneficiary's telephone. */
  residentKey: string | undefined;
}
export interface Likeness {
  why: LikeWhy[];
  /** The more, the liker; only for the order. */
  score: number;
}

/** Fewer pairs say nothing: 你好 is in every call. */
const FEWEST_WORDS = 4;
/** From this share of the shorter one on, words are alike. */
const ALIKE = 0.35;
/** Says only that it is none of the others. */
const CATCH_ALL = 'other';

/** The share of the shorter one's words that the other has too, from 0 to 1; 0 where either says too little. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  const [few, many] = a.length <= b.length ? [new Set(a), new Set(b)] : [new Set(b), new Set(a)];
  if (few.size < FEWEST_WORDS) return 0;
  const common = [...few].filter((word) => many.has(word)).length;
  return common / few.size;
}

/** Undefined where nothing says that they are of the same matter. */
export function likeness(a: Comparable, b: Comparable): Likeness | undefined {
  const telephone = a.residentKey !== undefined && a.residentKey === b.residentKey;
  const apart = Math.abs(a.raisedAt - b.raisedAt) / DAY;
  const near = apart <= MATTER_LIMITS.likelyDays && a.communityId === b.communityId;
  const alike = near ? overlap(a.words, b.words) : 0;
  const kind = near && a.category === b.category && a.category !== CATCH_ALL;
  const why: LikeWhy[] = [
    ...(telephone ? (['same_telephone'] as const) : []),
    ...(kind ? (['same_kind'] as const) : []),
    ...(alike >= ALIKE ? (['words_alike'] as const) : []),
  ];
  if (!why.length) return undefined;
  // Among equals the nearer in time.
  return { why, score: Number(telephone) * 4 + alike * 2 + Number(kind) + 1 / (1 + apart) };
}
