/**
 * What is counted of a call, once for a line held in memory and once for the database: the roll-ups, the figures and
 * the list behind a figure count by the same words. Pure.
 */
import type { CallRow } from '../call/call.entity.js';
import { NO_MATTER } from '../protocol/calls/outcomes.js';
import { CONFIRMS, HOTLINE, SATISFIED } from './figure-definitions.js';

export const MEASURES = [
  'raised',
  'answered',
  'closed',
  'solved',
  'confirmed',
  'referred',
  'advised',
  'unresolved',
  'noMatter',
  'cancelled',
  'withdrawn',
  'hotline',
  'timely',
  'inTime',
  'rated',
  'satisfied',
  'desk',
] as const;
export type Measure = (typeof MEASURES)[number];
export type Counts = Record<Measure, number>;

/** All that counting needs of a call's latest line. */
export type CountedLine = Pick<
  CallRow,
  | 'communityId'
  | 'category'
  | 'urgency'
  | 'holderId'
  | 'state'
  | 'raisedAt'
  | 'answerBy'
  | 'answeredAt'
  | 'closeBy'
  | 'closedAt'
  | 'outcome'
  | 'solved'
  | 'rating'
  | 'residentSolved'
  | 'desk'
>;

/**
 * Conditions on a row of `call`, for each measure. What is closed has an outcome, what is over has an end: by these,
 * not by the state, since the index that is looked through holds no state.
 */
export const MEASURE_CONDITIONS: Record<Measure, string> = {
  raised: '1 = 1',
  answered: 'desk = 0 and answered_at is not null',
  closed: 'outcome is not null',
  solved: 'solved = 1',
  // What the resident said themselves counts before what their community said for them.
  confirmed: `solved = 1 and (resident_solved = 1 or (resident_solved is null and rating >= ${CONFIRMS}))`,
  referred: "outcome = 'referred'",
  advised: "outcome = 'advised'",
  unresolved: "outcome = 'unresolved'",
  noMatter: `outcome in (${NO_MATTER.map((outcome) => `'${outcome}'`).join(', ')})`,
  cancelled: 'closed_at is not null and outcome is null',
  withdrawn: 'closed_at is not null and outcome is null and answered_at is null',
  hotline: `desk = 0 and answered_at - raised_at <= ${HOTLINE}`,
  timely: 'desk = 0 and answered_at <= answer_by',
  inTime: 'outcome is not null and closed_at <= close_by',
  rated: 'rating is not null',
  satisfied: `rating >= ${SATISFIED}`,
  desk: 'desk = 1',
};

/** Whether the call counts, in the order of MEASURES. */
export function callMeasures(line: CountedLine): boolean[] {
  const { state, outcome, solved, rating, raisedAt, answerBy, answeredAt, closeBy, closedAt, desk } = line;
  const closed = state === 'closed';
  // A walk-in was never waiting for an answer: it is in no count of answers.
  const taken = desk ? null : answeredAt;
  const counts: Record<Measure, boolean> = {
    raised: true,
    answered: taken !== null,
    closed,
    solved: solved === true,
    confirmed: solved === true && (line.residentSolved ?? (rating !== null && rating >= CONFIRMS)),
    referred: closed && outcome === 'referred',
    advised: closed && outcome === 'advised',
    unresolved: closed && outcome === 'unresolved',
    noMatter: closed && outcome !== null && NO_MATTER.includes(outcome),
    cancelled: state === 'cancelled',
    withdrawn: state === 'cancelled' && answeredAt === null,
    hotline: taken !== null && taken - raisedAt <= HOTLINE,
    timely: taken !== null && taken <= answerBy,
    inTime: closed && closedAt !== null && closedAt <= closeBy,
    rated: rating !== null,
    satisfied: rating !== null && rating >= SATISFIED,
    desk,
  };
  return MEASURES.map((measure) => counts[measure]);
}

export const ZERO_COUNTS: Counts = Object.fromEntries(MEASURES.map((m) => [m, 0])) as Counts;
export const addCounts = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(MEASURES.map((m) => [m, a[m] + b[m]])) as Counts;
