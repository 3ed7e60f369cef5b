/** What figures are called: on the pages, in the exports and in the briefs. What each counts: figures/figure-definitions.ts. */
import type { WordTable } from '../lang.js';
import type { CallFigures, RateFigures } from '../reports.js';
import { OUTCOME_WORDS, RESULT_WORDS, STATE_WORDS } from './calls.js';

/** At the head of a column of a file, and in a brief. */
export const FIGURE_WORDS = {
  raised: ['发起', 'Raised'],
  answered: ['接听', 'Answered'],
  closed: ['办结', 'Closed'],
  solved: ['报已解决', 'Reported as solved'],
  confirmed: ['其中群众确认', 'of these, confirmed'],
  referred: ['转介', 'Referred'],
  advised: OUTCOME_WORDS.advised,
  unresolved: OUTCOME_WORDS.unresolved,
  noMatter: RESULT_WORDS.noMatter,
  cancelled: ['撤回', 'Taken back'],
  desk: RESULT_WORDS.desk,
} as const satisfies WordTable<keyof CallFigures>;
/** Beside a number on a page. */
export const FIGURE_ON_PAGE = {
  raised: ['呼叫', 'Calls'],
  answered: ['已接听', 'Answered'],
  closed: STATE_WORDS.closed,
  solved: ['已解决', 'Solved'],
  confirmed: ['群众确认', 'Confirmed'],
  referred: OUTCOME_WORDS.referred,
  advised: OUTCOME_WORDS.advised,
  unresolved: OUTCOME_WORDS.unresolved,
  noMatter: RESULT_WORDS.noMatter,
  cancelled: ['接听前撤回', 'Taken back'],
  desk: RESULT_WORDS.desk,
} as const satisfies WordTable<keyof CallFigures>;

export const RATE_WORDS = {
  answered: ['接听率', 'Answered rate'],
  within15: ['15秒接听率', 'Within 15 s'],
  withinTarget: ['按时接听率', 'Within target'],
  closedInTime: ['按时办结率', 'Closed in time'],
  solved: ['解决率', 'Solved rate'],
  satisfied: ['满意率', 'Satisfied rate'],
} as const satisfies WordTable<keyof RateFigures>;
