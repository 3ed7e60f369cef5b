/** What a community's people see of its liaison officer, as both sides speak of it. Imports nothing but its like. */
import type { Holder } from '../answers.js';
import type { CommunityPromise, LiaisonMonth, WantedVisit } from './liaison.js';

/** How many days one that was done or withdrawn still stands in the list of its community. */
export const SETTLED_DAYS = 30;
/** What a community's workers, its liaison officer and coordinators see: the month, and what visits were asked for. */
export interface CommunityVisits {
  serverTime: string;
  /** Who is posted there now. */
  liaison?: Holder;
  month: LiaisonMonth;
  /** Open ones by their day; then what ended lately, the newest first. */
  wanted: WantedVisit[];
  /** What is promised there and open, the first due first; to coordinators, who post and end postings. */
  promised?: CommunityPromise[];
}
