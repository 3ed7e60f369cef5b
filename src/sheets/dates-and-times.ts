/** Days and times of day in the ways that people and spreadsheets write them. Pure; what could mean two things is not read. */
import { DAY } from '../protocol/time/durations.js';
import { isLocalDay } from '../protocol/time/local-day.js';

const pad = (n: number | string) => String(n).padStart(2, '0');
/** The first of January 1904 where days are counted from 1900. */
const AHEAD_1904 = 1462;
/** 2000-01-01 and 2099-12-31 as spreadsheets count days. */
const [FIRST_SERIAL, LAST_SERIAL] = [36_526, 73_050];
const wide = (text: string) => text.normalize('NFKC').trim();

const named = (year: string, month: string, day: string): string | undefined => {
  const name = `${year}-${pad(month)}-${pad(day)}`;
  return isLocalDay(name) ? name : undefined;
};
/** A count of days with its part of a day, as a spreadsheet keeps an instant that nobody gave a format. */
function serial(text: string, date1904: boolean): { day: string; minutes: number } | undefined {
  if (!/^\d{5}(\.\d+)?$/.test(text)) return undefined;
  const count = Number(text) + (date1904 ? AHEAD_1904 : 0);
  if (count < FIRST_SERIAL || count >= LAST_SERIAL + 1) return undefined;
  const minutes = Math.round((count % 1) * 1440);
  return {
    day: new Date(Date.UTC(1899, 11, 30) + Math.floor(count) * DAY).toISOString().slice(0, 10),
    minutes,
  };
}

const WEEKDAY = /\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?$/;
/** 2026-9-10, 2026/9/10, 2026.9.10, 2026年9月10日 or 号, 20260910, each with or without a time behind it; or a day's number. */
export function readDay(given: string, date1904 = false): string | undefined {
  const text = wide(given).replace(WEEKDAY, '');
  const [, year, month, day] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[\sT]+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?$/.exec(
      text,
    ) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(text) ??
    [];
  return year === undefined ? serial(text, date1904)?.day : named(year, month!, day!);
}

export interface TimeOfDay {
  /** From midnight; 1440 ends the day. */
  minutes: number;
  /** Said with it. */
  day?: string;
  /** Said to be of the day after. */
  next?: true;
}
const NEXT = /^(?:次日|翌日|第二天|隔天|next day|\+1)\s*|\s*(?:\(次日\)|\(第二天\)|\(next day\)|\(?\+1\)?)$/i;
const PART = /^(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|夜里|am|pm)\s*|\s*(am|pm|a\.m\.|p\.m\.)$/i;
const CLOCK = /^(\d{1,2})(?::(\d\d)(?::\d\d(?:\.\d+)?)?|[点时](?:(\d{1,2})分?|(半|整))?)$/;

/** 9:00, 9：00, 9点, 9点半, 下午3:00, 3:00 PM, 次日2:00, 0930, a part of a day, or an instant with its day. */
export function readTimeOfDay(given: string, date1904 = false): TimeOfDay | undefined {
  let text = wide(given);
  const next = NEXT.test(text);
  text = text.replace(NEXT, '');
  const [, date, time] = /^(.*?\d[日号]?)[\sT]+(\d{1,2}:\d\d.*)$/.exec(text) ?? [];
  const day = date === undefined ? undefined : readDay(date);
  if (date !== undefined && day === undefined) return undefined;
  const minutes = minutesIn(time ?? text, date1904);
  if (minutes === undefined) return undefined;
  const whole = serial(text, date1904);
  return {
    minutes,
    ...((day ?? whole) && { day: (day ?? whole?.day)! }),
    ...(next && { next: true as const }),
  };
}

function minutesIn(text: string, date1904: boolean): number | undefined {
  if (/^0?\.\d+$|^0$/.test(text)) return Math.round(Number(text) * 1440);
  const whole = serial(text, date1904);
  if (whole) return whole.minutes;
  const [, before, after] = PART.exec(text) ?? [];
  const clock = text.replace(PART, '');
  const [, hour, minute, minuteSaid, half] =
    CLOCK.exec(clock) ??
    (before || after ? (/^(\d{1,2})$/.exec(clock) ?? []) : (/^(\d\d)(\d\d)$/.exec(clock) ?? []));
  if (hour === undefined) return undefined;
  const hours = inDay(Number(hour), (before ?? after ?? '').toLowerCase().replaceAll('.', ''));
  const minutes = half === '半' ? 30 : Number(minute ?? minuteSaid ?? 0);
  if (hours === undefined || minutes > 59 || hours * 60 + minutes > 1440) return undefined;
  return hours * 60 + minutes;
}

/** The hour on the clock of 24; undefined where it could be noon as well as midnight, or does not fit its part of the day. */
function inDay(hour: number, part: string): number | undefined {
  if (part === '') return hour;
  if (part === 'am') return hour === 12 ? 0 : hour < 12 ? hour : undefined;
  if (part === 'pm') return hour === 12 ? 12 : hour < 12 ? hour + 12 : undefined;
  if (part === '中午')
    return hour >= 11 && hour <= 13 ? hour : hour >= 1 && hour <= 2 ? hour + 12 : undefined;
  if (part === '下午' || part === '傍晚')
    return hour >= 1 && hour <= 8 ? hour + 12 : hour >= 12 && hour <= 20 ? hour : undefined;
  if (part.startsWith('晚') || part === '夜里')
    return hour >= 5 && hour <= 11 ? hour + 12 : hour >= 17 && hour <= 23 ? hour : undefined;
  return hour < 12 ? hour : undefined;
}
