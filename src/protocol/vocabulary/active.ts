/** What is said of outreach, check-ups and liaison as figures: on pages and in exports. */
import type { WordTable } from '../lang.js';
import type { ActiveFigureName, ActiveFigures } from '../outreach/active.js';

export const ACTIVE_WORDS = {
  activities: ['普法活动', 'Outreach activities'],
  people: ['参与服务', 'People who served'],
  outreachMinutes: ['普法服务时长', 'Time served'],
  arrivals: ['到场居民', 'Residents who came'],
  elders: ['其中60岁及以上', 'of these, 60 and older'],
  questions: ['现场呼叫', 'Calls on site'],
  checkups: ['企业法治体检和走访', 'Check-ups and visits'],
  enterprises: ['受邀企业', 'Enterprises'],
  problems: ['发现问题', 'Problems found'],
  problemsSolved: ['其中已解决', 'of these, solved'],
  visits: ['走访社区', 'Visits to communities'],
  visitMinutes: ['走访时长', 'Time of visits'],
  promisesKept: ['承诺办到', 'Promises kept'],
  promisesOpen: ['承诺未办到', 'Promises still open'],
  leads: ['救助线索', 'Leads for relief'],
  leadsHandedOver: ['移交办案', 'Handed over'],
  leadsGranted: ['决定救助', 'Relief granted'],
  leadsHelped: ['转介已答复', 'Referrals answered'],
  leadVisits: ['救助后回访', 'Visits after relief'],
} as const satisfies WordTable<ActiveFigureName>;
/** What they are figures of. */
export const ACTIVE_PARTS = {
  outreach: ['精准普法', 'Outreach'],
  checkups: ['走进企业', 'Enterprises'],
  liaison: ['派驻社区', 'Liaison'],
  relief: ['司法救助', 'Relief'],
} as const satisfies WordTable<keyof ActiveFigures>;
export const PART_OF = {
  activities: 'outreach',
  people: 'outreach',
  outreachMinutes: 'outreach',
  arrivals: 'outreach',
  elders: 'outreach',
  questions: 'outreach',
  checkups: 'checkups',
  enterprises: 'checkups',
  problems: 'checkups',
  problemsSolved: 'checkups',
  visits: 'liaison',
  visitMinutes: 'liaison',
  promisesKept: 'liaison',
  promisesOpen: 'liaison',
  leads: 'relief',
  leadsHandedOver: 'relief',
  leadsGranted: 'relief',
  leadsHelped: 'relief',
  leadVisits: 'relief',
} as const satisfies Record<ActiveFigureName, keyof ActiveFigures>;
