/** The arithmetic of a deadline in sentences, for whoever asks why it is then and not another day. Pure. */
import { HOUR } from '../../protocol/time/durations.js';
import { fillWords, inLang, type Lang } from '../../protocol/lang.js';
import { LIMIT_SAID } from '../../protocol/vocabulary/time.js';
import { workingDay, type DeadlineStep } from '../../calendar/deadline-arithmetic.js';
import { localDay } from '../../protocol/time/local-day.js';
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import type { ClockKind, FollowUpKind, Limit } from '../../protocol/codes.js';

type Said = Record<Lang, string>;
const fill = (said: Said, lang: Lang, params: Record<string, string | number> = {}) =>
  fillWords(said[lang], params);

const STEPS: Record<DeadlineStep['why'], Said> = {
  clock: { zh: '按自然时间连续计时', en: 'counts by the clock, day and night' },
  working: { zh: '工作时间', en: 'working time' },
  make_up: { zh: '调休上班{name}', en: 'make-up working day{name}' },
  special: { zh: '当天另定工作时间{name}', en: 'special hours that day{name}' },
  outside: { zh: '工作时间以外，不计时', en: 'outside working hours, not counted' },
  off: { zh: '非工作日，不计时', en: 'no working day, not counted' },
  holiday: { zh: '放假{name}，不计时', en: 'public holiday{name}, not counted' },
  closed: { zh: '当天不办公{name}，不计时', en: 'the office is closed{name}, not counted' },
  paused: { zh: '暂停计时，不计', en: 'paused, not counted' },
  never: { zh: '工作日历里找不到工作时间', en: 'the calendar holds no more working time' },
};
const UNPUBLISHED: Said = {
  zh: '；{year}年放假安排尚未公布，暂按平常的周计算',
  en: '; the holidays of {year} are not published yet, taken as plain weeks',
};

export function deadlineStepText({ why, name, from, unpublished }: DeadlineStep, lang: Lang): string {
  const named = name ? (lang === 'zh' ? `（${name}）` : ` (${name})`) : '';
  const said = fill(STEPS[why], lang, { name: named });
  return unpublished ? said + fill(UNPUBLISHED, lang, { year: localDay(from).slice(0, 4) }) : said;
}

const RULES: Record<ClockKind, Said> = {
  answer: { zh: '发起后 {limit}内有人接听', en: 'answered within {limit} of the call' },
  contact: { zh: '接听后 {limit}内首次联系', en: 'first contact within {limit} of the answer' },
  close: { zh: '发起后 {limit}内办结', en: 'closed within {limit} of the call' },
};
/** Who walked in was registered on site, by who handles the call and speaks to them then and there. */
const RULES_ON_SITE: Record<ClockKind, Said> = {
  ...RULES,
  contact: {
    zh: '现场登记后 {limit}内首次联系，当面登记就是一次联系',
    en: 'first contact within {limit} of the registration on site, which is one itself',
  },
  close: { zh: '现场登记后 {limit}内办结', en: 'closed within {limit} of the registration on site' },
};
const DAY_LENGTH: Said = { zh: '，1 个工作日按 {n} 小时计', en: '; a working day is {n} h' };
const WORKING: Said = { zh: '，只计工作时间', en: '; only working time counts' };

/** @param onSite it counts from the registration of who walked in */
export function deadlineRuleText(
  { kind, limit, onSite }: { kind: ClockKind; limit: Limit; onSite: boolean },
  calendar: WorkingCalendar,
  lang: Lang,
): string {
  const said = fill((onSite ? RULES_ON_SITE : RULES)[kind], lang, {
    limit: inLang(LIMIT_SAID[limit.unit], lang).replace('{n}', String(limit.amount)),
  });
  if (limit.unit === 'working_hours') return said + fill(WORKING, lang);
  if (limit.unit !== 'working_days') return said;
  const hours = Math.round((workingDay(calendar) / HOUR) * 10) / 10;
  return said + fill(WORKING, lang) + fill(DAY_LENGTH, lang, { n: hours });
}

const FOLLOW_UPS: Record<FollowUpKind, Said> = {
  reply: {
    zh: '{name}办结转介时定的对方答复期限',
    en: '{name} set it when referring the call: the other body answers by then',
  },
  visit: {
    zh: '{name}办结时定的回访日期',
    en: '{name} set it when closing the call: the resident is asked how it went',
  },
};
const PUT_OFF: Record<FollowUpKind, Said> = {
  reply: { zh: '{name}改定的对方答复期限', en: '{name} put it off to then: the other body answers by then' },
  visit: { zh: '{name}改定的回访日期', en: '{name} put it off to then: the resident is asked how it went' },
};
const REMINDED: Said = {
  zh: '；前一天和当天9点提醒，逾期后每天提醒，最多7次',
  en: '; reminded at 9:00 on the day before and when it is due, then daily, 7 times at most',
};

/** @param postponeFollowUp its date was set anew after the closing @param name who set it */
export const followUpText = (kind: FollowUpKind, putOff: boolean, name: string, lang: Lang): string =>
  fill((putOff ? PUT_OFF : FOLLOW_UPS)[kind], lang, { name }) + REMINDED[lang];

const RECKONED_ANEW: Said = {
  zh: '工作日历后来改过；期限是按当时的日历定的。',
  en: 'The calendar was changed afterwards; the deadline was set by the calendar of the time.',
};
export const recomputedText = (lang: Lang) => RECKONED_ANEW[lang];
