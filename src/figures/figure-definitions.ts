/** What each figure counts, in the words that stand beside it. No figure is shown without its definition. Pure. */
import type { Lang } from '../protocol/lang.js';
import type { BreakdownBy } from '../protocol/reports.js';

/** A rating from here on says that the person helped does not deny that it was solved. */
export const CONFIRMS = 3;
/** A rating from here on is satisfied. */
export const SATISFIED = 4;
/** Ratings are shown in groups of at least so many, so that nobody's own can be told. */
export const SMALLEST_GROUP = 5;
/** A staffed hotline answers within this (GB/T 33358-2016), in milliseconds. */
export const HOTLINE = 15_000;

const DEFINITIONS = {
  raised: ['期间内发起的呼叫，含窗口接待', 'calls raised in the period, walk-ins among them'],
  answered: ['期间内发起、有检察人员接听的，不含窗口接待', 'of these, answered by an officer; no walk-ins'],
  closed: ['期间内发起、现已办结的', 'of these, closed now'],
  solved: ['期间内发起、办结时报已解决的', 'of these, reported as solved at the closing'],
  confirmedSolved: [
    `报已解决、且居民本人答复已解决的；居民没有答复的，看社区评价是否不低于${CONFIRMS}分（群众确认）`,
    `solved calls of which the resident says so too; where they have not answered, those rated ${CONFIRMS} or more by their community (confirmed by the people helped)`,
  ],
  referred: ['办结为转介的，不计入已解决', 'closed as referred; never counted as solved'],
  advised: [
    '办结为已解答的；其中报已解决的，也计入已解决',
    'closed as advised; those of them reported as solved are counted as solved too',
  ],
  unresolved: ['办结为暂未解决的', 'closed as unresolved'],
  noMatter: ['办结为重复呼叫或误触的', 'closed as a duplicate or as called by mistake'],
  cancelled: ['接听前由社区撤回的', 'taken back by the community before an answer'],
  desk: [
    '在窗口或社区当面接待、由接待人直接办理的；没有等待接听，不计入接听的各项数字',
    'taken face to face at a window or in a community, by who handles them; nobody waited for an answer, so they are in no figure of answering',
  ],
  waiting: [
    '期间内发起、现在仍等待接听的，含响铃已超过应接听时限的',
    'of these, waiting for an answer now; also those still ringing past the time to answer',
  ],
  minutes: [
    '期间内开始的服务记录分钟数，按北京时间零点分日，不含正在进行的值守',
    'minutes of the service lines that begin in the period, cut at local midnights; running duty is not in it',
  ],
  answerSeconds: [
    '从发起到首次接听的整秒数，不含窗口接待（舍去零头；超过10分钟按整分、超过1天按整小时），最近秩法分位数',
    'whole seconds from the raise to the first answer, walk-ins left out (rounded down; beyond ten minutes to minutes, beyond a day to hours), nearest-rank percentiles',
  ],
  within15Rate: [
    '15秒内接听÷（发起−接听前撤回−窗口接待）',
    'answered within 15 s ÷ (raised − taken back unanswered − walk-ins)',
  ],
  withinTargetRate: [
    '在应接听时限内接听÷（发起−接听前撤回−窗口接待）',
    'answered by its target ÷ (raised − taken back unanswered − walk-ins)',
  ],
  answeredRate: [
    '接听÷（发起−接听前撤回−窗口接待）',
    'answered ÷ (raised − taken back unanswered − walk-ins)',
  ],
  closedInTimeRate: ['在办结时限内办结÷办结', 'closed by its limit ÷ closed'],
  solvedRate: ['报已解决÷办结', 'solved ÷ closed'],
  satisfiedRate: [
    `评价不低于${SATISFIED}分÷已评价；已评价不足${SMALLEST_GROUP}件时不显示`,
    `rated ${SATISFIED} or more ÷ rated; not shown below ${SMALLEST_GROUP} ratings`,
  ],
} as const satisfies Words;

type Words = Record<string, readonly [string, string]>;
export type Definitions = Record<keyof typeof DEFINITIONS, string>;

const inWords = <W extends Words>(words: W, lang: Lang): Record<keyof W, string> =>
  Object.fromEntries(
    Object.entries(words).map(([name, [zh, en]]) => [name, lang === 'zh' ? zh : en]),
  ) as Record<keyof W, string>;

export const definitions = (lang: Lang): Definitions => inWords(DEFINITIONS, lang);

/** By what the calls of a breakdown are told apart. */
const BY: Record<BreakdownBy, readonly [string, string]> = {
  unit: ['本院及下级各院合计，不含逐件信息', 'this unit and those below it, totals only'],
  department: ['按办理人现在所在的内设机构', 'by the department the holder belongs to today'],
  officer: [
    '按现在的办理人，办结的按办结时的办理人；未接听、已撤回和重新呼叫后待接听的没有办理人',
    'by who holds it, or held it at the closing; unanswered, taken back and reopened calls are held by nobody',
  ],
  subdistrict: ['按社区所属街道', 'by the subdistrict of the community'],
  community: ['按发起的社区', 'by the community that raised it'],
  category: ['按现在的事项类别', 'by what it is about now'],
  urgency: ['按现在的紧急程度', 'by its urgency now'],
  deskPlace: [
    '只含窗口接待，按接待时登记的地点；没有等待接听，没有接听的各项数字',
    'walk-ins only, by the place that was said when they were taken; nobody waited for an answer',
  ],
  hour: ['按发起时的星期和钟点（北京时间）', 'by weekday and hour of the raise, local time'],
  weekday: ['按发起时的星期（北京时间）', 'by weekday of the raise, local time'],
  month: ['按发起的月份（北京时间）', 'by month of the raise, local time'],
  day: ['按发起的日期（北京时间）', 'by day of the raise, local time'],
};
export const breakdownDefinitions = (by: BreakdownBy, lang: Lang): Record<string, string> => ({
  ...definitions(lang),
  ...inWords({ by: BY[by] }, lang),
});

const HOURS = {
  minutes: [
    '期间内的服务记录分钟数，含待认定和退回的；更正以冲销记录相抵',
    'minutes of the lines of the period, pending and returned ones too; corrections by reversal',
  ],
  measured: ['由系统计时的分钟数', 'minutes measured by the hub'],
  backFilled: ['事后补录的分钟数，与实测分列', 'minutes said afterwards, apart from measured ones'],
  pending: ['尚未认定的分钟数（待认定、退回）', 'minutes not approved (waiting, or returned)'],
  approved: ['已认定的分钟数', 'approved minutes'],
  credited: [
    '已认定且按本院政策计入志愿服务的分钟数，每人每日有上限',
    "approved minutes that the unit's policy counts as service, capped a person and day",
  ],
} as const satisfies Words;
export const hoursDefinitions = (lang: Lang): Record<string, string> => inWords(HOURS, lang);

const OPEN_NOW = {
  open: ['现在未办结的呼叫，不论何时发起', 'calls that are open now, from whatever day'],
  waiting: [
    '现在等待接听的，含响铃已超过应接听时限的',
    'of these, waiting for an answer; also those still ringing past the time to answer',
  ],
  unheld: ['现在无人办理的（呼叫中和等待接听）', 'of these, held by nobody (ringing or waiting)'],
  answerLate: ['从未接听、已超过应接听时限的', 'never answered and past the time to answer'],
  closeLate: ['已超过办结时限、且计时未暂停的', 'past the time to close, their clock not standing still'],
} as const satisfies Words;
export const openDefinitions = (lang: Lang): Record<string, string> => inWords(OPEN_NOW, lang);
