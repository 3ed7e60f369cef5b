/** The name of a count, or an outcome, as a condition on rows of `call`: the same words as the figures count by. */
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { CallResult } from '../../protocol/calls/call-results.js';
import { OUTCOMES } from '../../protocol/calls/outcomes.js';
import { closedUncontacted } from '../../call/uncontacted.sql.js';
import { MEASURE_CONDITIONS } from '../../figures/call-measures.js';
import type { Param } from '../../store/store.js';
import { handledBy } from './officer-calls.query.js';

const isCoordinator = ({ roles }: Actor): boolean => roles.includes('coordinator') || roles.includes('admin');

const RESULTS: Record<CallResult, string> = {
  answered: MEASURE_CONDITIONS.answered,
  closed: MEASURE_CONDITIONS.closed,
  solved: MEASURE_CONDITIONS.solved,
  confirmed: MEASURE_CONDITIONS.confirmed,
  referred: MEASURE_CONDITIONS.referred,
  advised: MEASURE_CONDITIONS.advised,
  unresolved: MEASURE_CONDITIONS.unresolved,
  noMatter: MEASURE_CONDITIONS.noMatter,
  cancelled: MEASURE_CONDITIONS.cancelled,
  desk: MEASURE_CONDITIONS.desk,
  owed: `not (${MEASURE_CONDITIONS.desk} or (${MEASURE_CONDITIONS.withdrawn}))`,
  within15: MEASURE_CONDITIONS.hotline,
  withinTarget: MEASURE_CONDITIONS.timely,
  closedInTime: MEASURE_CONDITIONS.inTime,
  rated: MEASURE_CONDITIONS.rated,
  satisfied: MEASURE_CONDITIONS.satisfied,
  uncontacted: closedUncontacted,
};
/** Whoever may handle a call never learns how it was rated. */
const OF_RATINGS: readonly string[] = ['confirmed', 'rated', 'satisfied'];
const isResult = (name: string): name is CallResult => name in RESULTS;

/** @throws Refusal `invalid` where it is none of the words; `forbidden` for ratings */
export function resultIs(actor: Actor, result: string): [string, ...Param[]] {
  if (OF_RATINGS.includes(result) && !isCoordinator(actor) && actor.roles.includes('officer'))
    refuse('forbidden');
  if (isResult(result) && OF_RATINGS.includes(result)) {
    // What somebody handled is in no list of theirs that tells how it was rated, coordinators' neither.
    const [handled, ...ids] = handledBy(actor.id);
    return [`${RESULTS[result]} and not (${handled})`, ...ids];
  }
  if (isResult(result)) return [RESULTS[result]];
  return (OUTCOMES as readonly string[]).includes(result)
    ? ['outcome = ?', result]
    : refuse('invalid', { fields: { result: 'field_invalid' } });
}
