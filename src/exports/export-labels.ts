/** The words of exported files: headings, labels, and what codes are called. Pure. */
import { SHIPPED_CATEGORIES } from '../directory/shipped-categories.js';
import { GUARDED_CATEGORIES } from '../protocol/words.js';
import type { CallState, Outcome, Urgency } from '../protocol/words.js';
import type { HoursFlag, HoursSource, LINE_STATES, Served, Server, ServiceKind } from '../protocol/hours.js';
import type { Lang } from '../kernel/refusal/refusal.js';

export type Both = readonly [zh: string, en: string];
export const inLang = ([zh, en]: Both, lang: Lang): string => (lang === 'zh' ? zh : en);

export const STATE_WORDS: Record<CallState, Both> = {
  ringing: ['呼叫中', 'Calling'],
  waiting: ['等待接听', 'Waiting for an answer'],
  active: ['办理中', 'In hand'],
  closed: ['已办结', 'Closed'],
  cancelled: ['已撤回', 'Taken back'],
};
export const OUTCOME_WORDS: Record<Outcome, Both> = {
  resolved: ['已解决', 'Resolved'],
  referred: ['已转介', 'Referred'],
  advised: ['已解答', 'Advised'],
  unresolved: ['暂未解决', 'Not yet resolved'],
  duplicate: ['重复呼叫', 'Duplicate call'],
  invalid: ['误触', 'Called by mistake'],
};
export const URGENCY_WORDS: Record<Urgency, Both> = {
  emergency: ['特急', 'Emergency'],
  urgent: ['紧急', 'Urgent'],
  normal: ['一般', 'Normal'],
};
/** The category as an export may name it; `added` are the unit's own. */
export function categoryWord(
  code: string,
  lang: Lang,
  added: readonly { code: string; nameZh: string; nameEn: string }[],
): string {
  const own = added.find((c) => c.code === code);
  if (own) return inLang([own.nameZh, own.nameEn], lang);
  const { other, ...shipped }: Record<string, Both> = SHIPPED_CATEGORIES;
  return inLang((GUARDED_CATEGORIES.includes(code) ? undefined : shipped[code]) ?? other!, lang);
}

export const LABELS = {
  unit: ['单位', 'Unit'],
  filter: ['筛选条件', 'Filter'],
  all: ['全部', 'all'],
  madeAt: ['导出时间（北京时间）', 'Exported at (Beijing time)'],
  madeBy: ['导出人', 'Exported by'],
  rows: ['行数', 'Rows'],
  rowsMean: [
    '表头以下的数据行数，与页面上同一筛选条件下的条数一致',
    'Rows below the header: as many as the page lists under the same filter',
  ],
  guarded: ['说明', 'Note'],
  guardedMeans: [
    '未成年人、家庭类敏感事项的类别并入“其他”，不单列',
    'Guarded categories are counted under Other and never named',
  ],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  until: ['至', 'to'],
  from: ['起', 'on'],
} as const satisfies Record<string, Both>;
export const label = (name: keyof typeof LABELS, lang: Lang): string => inLang(LABELS[name], lang);

export const WHO_WORDS: Record<Server, Both> = {
  officer: ['检察人员', 'Officer'],
  volunteer: ['志愿者', 'Volunteer'],
};
export const KIND_WORDS: Record<ServiceKind, Both> = {
  duty: ['值守', 'Duty'],
  call_handling: ['办理呼叫', 'Handling calls'],
  outreach: ['普法活动', 'Outreach'],
  training: ['培训', 'Training'],
  travel: ['路途', 'Travel'],
};
export const SOURCE_WORDS: Record<HoursSource, Both> = {
  measured: ['实测', 'Measured'],
  back_filled: ['补录', 'Back-filled'],
};
export const ENTRY_WORDS: Record<(typeof LINE_STATES)[number], Both> = {
  pending: ['待认定', 'To approve'],
  approved: ['已认定', 'Approved'],
  returned: ['已退回', 'Returned'],
  corrected: ['已更正', 'Corrected'],
};
export const FLAG_WORDS: Record<HoursFlag, Both> = {
  corrected: ['更正后', 'After correction'],
  forgotten_sign_off: ['自动结束', 'Ended by itself'],
  low_attendance: ['出勤不足', 'Low attendance'],
  over_cap: ['超出当日上限', 'Over the day’s cap'],
};
export const SERVED_WORDS: Record<Served, Both> = {
  residents: ['居民', 'Residents'],
  elders: ['老年人', 'Older people'],
  minors: ['未成年人', 'Minors'],
  women: ['妇女', 'Women'],
  workers: ['劳动者', 'Workers'],
  enterprise: ['企业', 'Businesses'],
  unit: ['单位', 'The unit'],
  other: ['其他', 'Others'],
};
