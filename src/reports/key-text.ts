/** How the keys of a breakdown are called where no row has a name for them: hours, days, urgencies, nobody. Pure. */
import type { BreakdownBy } from '../protocol/reports.js';
import { URGENCIES, type Urgency } from '../protocol/words.js';
import type { Lang } from '../kernel/refusal/refusal.js';

const URGENCY: Record<Urgency, readonly [string, string]> = {
  emergency: ['特急', 'Emergency'],
  urgent: ['紧急', 'Urgent'],
  normal: ['一般', 'Normal'],
};
const WEEKDAYS = [
  ['周一', 'Monday'],
  ['周二', 'Tuesday'],
  ['周三', 'Wednesday'],
  ['周四', 'Thursday'],
  ['周五', 'Friday'],
  ['周六', 'Saturday'],
  ['周日', 'Sunday'],
] as const;
const NONE: Partial<Record<BreakdownBy, readonly [string, string]>> = {
  officer: ['无人办理', 'Held by nobody'],
  department: ['未分部门', 'No department'],
};
const OTHERS = ['其他', 'Other'] as const;

const place = (lang: Lang) => (lang === 'zh' ? 0 : 1);
export const isUrgency = (key: string): key is Urgency => (URGENCIES as readonly string[]).includes(key);

export const noneText = (by: BreakdownBy, lang: Lang): string => (NONE[by] ?? OTHERS)[place(lang)];

export function keyText(by: BreakdownBy, key: string, lang: Lang): string {
  const [first = '', second = '', third = ''] = key.split('-');
  const weekday = WEEKDAYS[Number(first) - 1]?.[place(lang)] ?? key;
  switch (by) {
    case 'urgency':
      return isUrgency(key) ? URGENCY[key][place(lang)] : key;
    case 'weekday':
      return weekday;
    case 'hour':
      return lang === 'zh' ? `${weekday}${Number(second)}时` : `${weekday} ${second}:00`;
    case 'month':
      return lang === 'zh' ? `${first}年${Number(second)}月` : key;
    case 'day':
      return lang === 'zh' ? `${first}年${Number(second)}月${Number(third)}日` : key;
    default:
      return key;
  }
}
