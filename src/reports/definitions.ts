/** What each figure counts, in the words that stand beside it. No figure is shown without its definition. */
import type { Lang } from '../refusal.js';

/** A rating from here on says that the person helped does not deny that it was solved. */
export const CONFIRMS = 3;
/** A rating from here on is satisfied. */
export const SATISFIED = 4;
/** Ratings are shown in groups of at least so many, so that nobody's own can be told. */
export const SMALLEST_GROUP = 5;
/** A staffed hotline answers within this (GB/T 33358-2016), in milliseconds. */
export const HOTLINE = 15_000;

const DEFINITIONS = {
  raised: ['期间内发起的呼叫', 'calls raised in the period'],
  answered: ['期间内发起、有检察人员接听的', 'of these, answered by an officer'],
  closed: ['期间内发起、现已办结的', 'of these, closed now'],
  solved: ['期间内发起、办结时报已解决的', 'of these, reported as solved at the closing'],
  confirmedSolved: [
    `报已解决、且社区评价不低于${CONFIRMS}分的（群众确认）`,
    `solved calls rated ${CONFIRMS} or more (confirmed by the people helped)`,
  ],
  referred: ['办结为转介的，不计入已解决', 'closed as referred; never counted as solved'],
  cancelled: ['接听前由社区撤回的', 'taken back by the community before an answer'],
  waiting: ['期间内发起、现在仍等待接听的', 'of these, waiting for an answer now'],
  minutes: [
    '期间内开始的服务记录分钟数，按北京时间零点分日，不含正在进行的值守',
    'minutes of the service lines that begin in the period, cut at local midnights; running duty is not in it',
  ],
  answerSeconds: [
    '从发起到首次接听的秒数，最近秩法分位数',
    'seconds from the raise to the first answer, nearest-rank percentiles',
  ],
  within15Rate: ['15秒内接听÷（发起−接听前撤回）', 'answered within 15 s ÷ (raised − taken back unanswered)'],
  withinTargetRate: [
    '在应接听时限内接听÷（发起−接听前撤回）',
    'answered by its target ÷ (raised − taken back unanswered)',
  ],
  answeredRate: ['接听÷（发起−接听前撤回）', 'answered ÷ (raised − taken back unanswered)'],
  solvedRate: ['报已解决÷办结', 'solved ÷ closed'],
  satisfiedRate: [
    `评价不低于${SATISFIED}分÷已评价；已评价不足${SMALLEST_GROUP}件时不显示`,
    `rated ${SATISFIED} or more ÷ rated; not shown below ${SMALLEST_GROUP} ratings`,
  ],
} as const satisfies Record<string, readonly [string, string]>;

export type Definitions = Record<keyof typeof DEFINITIONS, string>;

export const definitions = (lang: Lang): Definitions =>
  Object.fromEntries(
    Object.entries(DEFINITIONS).map(([name, [zh, en]]) => [name, lang === 'zh' ? zh : en]),
  ) as Definitions;
