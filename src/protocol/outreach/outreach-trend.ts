/** Legal outreach in figures, beside the calls of the same kind: next to each other, never one because of the other. */
import type { Named, ToldCount } from '../answers.js';

export interface OutreachCounts {
  /** Begun and not cancelled. */
  activities: number;
  /** Residents who came to them. */
  arrivals: number;
}
export interface BesideCalls extends OutreachCounts {
  /** Raised in the same time and community; of the category that the theme is, or all where none is asked for. */
  calls: ToldCount;
}
/** For activities that begin, and calls that are raised, in [from, to), as far as it has come. */
export interface OutreachTrend {
  from: string;
  to: string;
  total: OutreachCounts;
  /** Each that has begun, in order. */
  months: (BesideCalls & { month: string })[];
  /** Those that had an activity, in the order of the categories. */
  themes: (BesideCalls & { theme: string })[];
  /** Those that had an activity, in the order of their names. */
  communities: (BesideCalls & { community: Named })[];
  /** Of no community: for the whole unit. */
  everywhere: OutreachCounts;
  definitions: Record<'activities' | 'arrivals' | 'calls' | 'beside', string>;
}
