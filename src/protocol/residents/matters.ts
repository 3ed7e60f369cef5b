/** One matter that several calls are of, and calls that are likely to be of the same. */
import type { Holder, Named } from '../answers.js';
import type { Outcome } from '../calls/outcomes.js';
import type { CallState, Category } from '../codes.js';

/**
 * `calls`: of one matter at most; `closedDays`: what was closed longer ago is in none; `likelyDays`: what was raised
 * longer before or after is no likely duplicate, but by the same telephone.
 */
export const MATTER_LIMITS = { calls: 50, closedDays: 30, likelyDays: 14, likely: 5 } as const;

/** Why a call is likely of the same matter: the beneficiary's telephone, its community and category, its words. */
export const LIKE_WHYS = ['same_telephone', 'same_kind', 'words_alike'] as const;
export type LikeWhy = (typeof LIKE_WHYS)[number];

export interface MergePayload {
  into: string;
}
export interface UnmergePayload {
  reason: string;
}

/** A call beside another, as far as its reader may know of it. */
export interface BesideCall {
  id: string;
  number: string;
  state: CallState;
  category: Category;
  community: Named;
  raisedAt: string;
  closedAt?: string;
  outcome?: Outcome;
  holder?: Holder;
  /** Where the reader may read its words. */
  summary?: string;
}
export interface LikeCall extends BesideCall {
  why: LikeWhy[];
  /** The reader may make the two one matter: which of them joins which. */
  merge?: MergePayload & { callId: string };
}
export interface MatterPartView extends BesideCall {
  /** It stands for the matter where a matter is counted once. */
  leads: boolean;
  canUnmerge: boolean;
  /** Open, and the reader may close it as its leading call was closed. */
  canClose: boolean;
}

/** The matter of a call, and what is likely to be of the same. */
export interface MatterView {
  /** 1 where it is of no matter with others. */
  calls: number;
  residents: number;
  /** Those that the reader may know of, without the call itself; its own part first where it is of a matter. */
  items: MatterPartView[];
  likely: LikeCall[];
}

/** What became of the others where the calls of a matter are closed as one of them was. */
export interface MatterClosed {
  closed: string[];
  /** Numbers, and why not, in the reader's language. */
  left: { number: string; why: string }[];
}
