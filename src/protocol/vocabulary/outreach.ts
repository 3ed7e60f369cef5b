/** What is said of legal outreach, on pages and in files. */
import type { WordTable } from '../lang.js';
import type { ActivitiesPage, ActivityState, AgeBand } from '../outreach.js';

export const ACTIVITY_STATE_WORDS = {
  planned: ['未开始', 'To come'],
  running: ['进行中', 'Now'],
  done: ['已办', 'Done'],
  cancelled: ['已取消', 'Cancelled'],
} as const satisfies WordTable<ActivityState>;

export const AGE_BAND_WORDS = {
  under_60: ['60 岁以下', 'Under 60'],
  from_60: ['60–69 岁', '60–69'],
  from_70: ['70–79 岁', '70–79'],
  from_80: ['80 岁以上', '80 and over'],
} as const satisfies WordTable<AgeBand>;

/** The sums of a list of activities. */
export const ACTIVITY_TOTAL_WORDS = {
  done: ['已办', 'Done'],
  arrivals: ['到场居民', 'Residents'],
  clashing: ['有冲突', 'Clashing'],
  lacking: ['缺人', 'Short of people'],
} as const satisfies WordTable<Exclude<keyof ActivitiesPage['total'], 'planned'>>;
