/** How the keys of a breakdown are called where no row has a name for them: hours, days, urgencies, nobody. Pure. */
import { inLang, type Lang, type WordTable } from '../protocol/lang.js';
import { CATEGORY_WORDS, DESK_PLACE_WORDS, URGENCY_WORDS } from '../protocol/vocabulary/calls.js';
import { WEEKDAY_WORDS } from '../protocol/vocabulary/time.js';
import type { BreakdownBy } from '../protocol/reports.js';
import { DESK_PLACES, URGENCIES, type DeskPlace, type Urgency } from '../protocol/codes.js';

const NONE: Partial<WordTable<BreakdownBy>> = {
  officer: ['无人办理', 'Held by nobody'],
  department: ['未分部门', 'No department'],
  deskPlace: ['其他地点，或没有写明', 'Elsewhere, or not said'],
};

const isDeskPlace = (key: string): key is DeskPlace => (DESK_PLACES as readonly string[]).includes(key);
export const isUrgency = (key: string): key is Urgency => (URGENCIES as readonly string[]).includes(key);

export const noneText = (by: BreakdownBy, lang: Lang): string =>
  inLang(NONE[by] ?? CATEGORY_WORDS.other, lang);

export function keyText(by: BreakdownBy, key: string, lang: Lang): string {
  const [first = '', second = '', third = ''] = key.split('-');
  const named = WEEKDAY_WORDS[Number(first) - 1];
  const weekday = named ? inLang(named, lang) : key;
  switch (by) {
    case 'urgency':
      return isUrgency(key) ? inLang(URGENCY_WORDS[key], lang) : key;
    case 'deskPlace':
      return isDeskPlace(key) ? inLang(DESK_PLACE_WORDS[key], lang) : key;
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
