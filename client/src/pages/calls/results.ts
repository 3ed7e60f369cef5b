import { CALL_RESULTS } from '@protocol/calls/call-results.js';
import { OUTCOMES } from '@protocol/calls/outcomes.js';
import { t } from '../../i18n/index';

/** What the list can be narrowed to by how calls went: the counts of the reports, and the outcomes beside them. */
type Result = (typeof CALL_RESULTS)[number] | (typeof OUTCOMES)[number];
export const RESULTS: readonly Result[] = [...new Set<Result>([...CALL_RESULTS, ...OUTCOMES])];

const isOutcome = (result: Result): result is (typeof OUTCOMES)[number] =>
  OUTCOMES.some((one) => one === result);
export const sayResult = (result: Result): string =>
  isOutcome(result) ? t(`common.outcome.${result}`) : t(`board.calls.resultOf.${result}`);
