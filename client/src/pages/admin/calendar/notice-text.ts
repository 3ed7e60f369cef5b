/** The State Council's yearly notice, as it is pasted: which days are holidays and which are worked instead. Pure. */
import { DAY } from '@protocol/time/durations.js';

export interface NoticeDay {
  /** YYYY-MM-DD */
  day: string;
  kind: 'holiday' | 'make_up';
  /** 春节; of two in one sentence the first. */
  name: string;
}

/** Remarks on weekdays and the lunar calendar. */
const ASIDE = /[（(][^）)]*[）)]/g;
const HEAD = /(?:^|[一二三四五六七八九十]+、)\s*([元旦春清明劳动端午中秋国庆节、]+)[:：]/;
const SPAN = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:至(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?/g;
const MOST_DAYS = 15;
/** The whole notice has some five hundred characters, a clause a hundred: patterns are never run over more. */
export const MOST_TEXT = 5000;
const MOST_CLAUSE = 200;

const at = (year: number, month: number, day: number): number | undefined => {
  const instant = Date.UTC(year, month - 1, day);
  const back = new Date(instant);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? instant : undefined;
};

/** Every day that a clause names; nothing of a span that ends before it begins or is longer than any holiday. */
const daysIn = (clause: string, year: number): string[] => {
  const days: string[] = [];
  for (const [, fromYear, fromMonth, fromDay, toYear, toMonth, toDay] of clause.matchAll(SPAN)) {
    const from = at(Number(fromYear ?? year), Number(fromMonth), Number(fromDay));
    const to =
      toDay === undefined
        ? from
        : at(Number(toYear ?? fromYear ?? year), Number(toMonth ?? fromMonth), Number(toDay));
    if (from === undefined || to === undefined || to < from || to - from > MOST_DAYS * DAY) continue;
    for (let one = from; one <= to; one += DAY) days.push(new Date(one).toISOString().slice(0, 10));
  }
  return days;
};

/** In the order of days. What is no such notice gives nothing. */
export const readNotice = (text: string, year: number): NoticeDay[] => {
  const found = new Map<string, NoticeDay>();
  let name = '';
  const plain = text
    .slice(0, MOST_TEXT)
    .normalize('NFKC')
    .replace(ASIDE, '')
    .replace(/[—–~～-]+(?=\s*\d{1,2}[月日])/g, '至');
  for (const whole of plain.split(/[。;\n]+/)) {
    const clause = whole.trim().slice(0, MOST_CLAUSE);
    const head = HEAD.exec(clause);
    if (head) [name = ''] = head[1]!.split('、');
    const kind = clause.includes('放假') ? 'holiday' : clause.includes('上班') ? 'make_up' : undefined;
    if (!kind || !name) continue;
    for (const day of daysIn(clause, year)) found.set(day, { day, kind, name });
  }
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
};
