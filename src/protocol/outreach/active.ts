/** What was done without being called (主动服务): outreach, check-ups of enterprises, liaison, relief. Imports nothing but its like. */
import type { CheckupFigures } from './enterprises.js';

export interface OutreachFigures {
  /** Activities that began in the period and are over; none that was cancelled. */
  activities: number;
  /** Each who served once. */
  people: number;
  /** Lines of outreach in the ledger but for visits and what was returned. */
  minutes: number;
  /** Residents who came to those activities, counted by age and never named. */
  arrivals: number;
  /** Of these, 60 and older. */
  elders: number;
  /** Calls raised at those activities. */
  calls: number;
}
export interface LiaisonFigures {
  visits: number;
  /** Of those visits: in no other sum of outreach. */
  minutes: number;
  /** Promises kept in the period. */
  kept: number;
  /** Promises that were open at its end, or are now. */
  open: number;
}
export interface ReliefFigures {
  /** Made. */
  leads: number;
  handedOver: number;
  /** As far as it was told, of the hub's own leads. */
  granted: number;
  /** Referred, since they are not for this unit, and answered. */
  helped: number;
  /** After the relief. */
  visits: number;
}
/** Each minute is in one of them at most. */
export interface ActiveFigures {
  outreach: OutreachFigures;
  checkups: Pick<CheckupFigures, 'checkups' | 'enterprises' | 'problems' | 'solved'>;
  liaison: LiaisonFigures;
  /** Absent in a brief made before they were counted. */
  relief?: ReliefFigures;
}

/** Each figure by a name of its own, in the order in which they are told. */
export const ACTIVE_FIGURES = [
  'activities',
  'people',
  'outreachMinutes',
  'arrivals',
  'elders',
  'questions',
  'checkups',
  'enterprises',
  'problems',
  'problemsSolved',
  'visits',
  'visitMinutes',
  'promisesKept',
  'promisesOpen',
  'leads',
  'leadsHandedOver',
  'leadsGranted',
  'leadsHelped',
  'leadVisits',
] as const;
export type ActiveFigureName = (typeof ACTIVE_FIGURES)[number];
export const activeFiguresByName = ({
  outreach,
  checkups,
  liaison,
  relief,
}: ActiveFigures): Record<ActiveFigureName, number> => ({
  activities: outreach.activities,
  people: outreach.people,
  outreachMinutes: outreach.minutes,
  arrivals: outreach.arrivals,
  elders: outreach.elders,
  questions: outreach.calls,
  checkups: checkups.checkups,
  enterprises: checkups.enterprises,
  problems: checkups.problems,
  problemsSolved: checkups.solved,
  visits: liaison.visits,
  visitMinutes: liaison.minutes,
  promisesKept: liaison.kept,
  promisesOpen: liaison.open,
  leads: relief?.leads ?? 0,
  leadsHandedOver: relief?.handedOver ?? 0,
  leadsGranted: relief?.granted ?? 0,
  leadsHelped: relief?.helped ?? 0,
  leadVisits: relief?.visits ?? 0,
});
