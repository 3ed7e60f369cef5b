/** The figures of a period as they are shown: words, value, and which definition belongs to each. */
import type { Key } from '../../i18n/keys';
import { span } from '../../format';
import { t } from '../../i18n/index';
import type { Filters } from '../calls/filters';
import type { Summary } from './use-hours';

export interface Figure {
  name: Key;
  value: string;
  definition: string | undefined;
  /** Which of the period's calls it counts; a time or a rate has no rows of its own. */
  rows?: Filters;
}

/** A rate without a denominator, or of too few, is no rate. */
export const percent = (rate: number | null | undefined): string =>
  rate === null || rate === undefined ? t('board.hours.tooFew') : `${(rate * 100).toFixed(1)}%`;
const seconds = (value: number | null): string =>
  value === null ? t('board.hours.tooFew') : span(Math.round(value));
const count = (value: number | null): string =>
  value === null ? t('board.hours.tooFew') : value.toLocaleString('en');

export const figuresOf = ({ calls, answer, rates, definitions: of }: Summary): Figure[] => [
  { name: 'board.figure.raised', value: count(calls.raised), definition: of['raised'], rows: {} },
  {
    name: 'board.figure.answered',
    value: count(calls.answered),
    definition: of['answered'],
    rows: { result: 'answered' },
  },
  {
    name: 'board.figure.closed',
    value: count(calls.closed),
    definition: of['closed'],
    rows: { state: 'closed' },
  },
  { name: 'board.figure.confirmed', value: count(calls.confirmedSolved), definition: of['confirmedSolved'] },
  {
    name: 'board.figure.referred',
    value: count(calls.referred),
    definition: of['referred'],
    rows: { result: 'referred' },
  },
  {
    name: 'board.figure.cancelled',
    value: count(calls.cancelled),
    definition: of['cancelled'],
    rows: { state: 'cancelled' },
  },
  { name: 'board.figure.p50', value: seconds(answer.p50Seconds), definition: of['answerSeconds'] },
  { name: 'board.figure.p95', value: seconds(answer.p95Seconds), definition: of['answerSeconds'] },
  { name: 'board.figure.within15', value: percent(answer.within15Rate), definition: of['within15Rate'] },
  {
    name: 'board.figure.withinTarget',
    value: percent(answer.withinTargetRate),
    definition: of['withinTargetRate'],
  },
  { name: 'board.figure.answeredRate', value: percent(rates.answered), definition: of['answeredRate'] },
  { name: 'board.figure.solvedRate', value: percent(rates.solved), definition: of['solvedRate'] },
  { name: 'board.figure.satisfiedRate', value: percent(rates.satisfied), definition: of['satisfiedRate'] },
];
