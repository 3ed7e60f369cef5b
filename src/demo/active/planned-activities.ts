/** Which activities a year of the district has, and some of the weeks to come: by season, on days that suit. */
import chineseDays from 'chinese-days';
import type { Category } from '../../protocol/codes.js';
import { DAY, HOUR, MINUTE } from '../../protocol/time/durations.js';
import {
  addMonths,
  dayBegins,
  eachDay,
  localDay,
  localMonth,
  weekdayOf,
} from '../../protocol/time/local-day.js';
import { repeatedStarts } from '../../outreach/activities/activity-times.js';
import type { SeededRandom } from '../history/seeded-random.js';
import { CAMPAIGNS, DOUBLE_NINTH, REGULAR, type Campaign, type TimeOfDay } from './outreach-campaigns.js';

export interface PlannedActivity {
  theme: Category;
  title: string;
  /** Behind the community's name. */
  place: string;
  /** Instants in milliseconds. */
  from: number;
  to: number;
}
export interface OutreachYear {
  from: number;
  until: number;
  chance: SeededRandom;
  /** By the unit's calendar; YYYY-MM-DD. */
  isWorkingDay: (day: string) => boolean;
  isHoliday: (day: string) => boolean;
}
/** The days after today that are planned already. */
export const PLANNED_AHEAD = 28 * DAY;
const MOST_A_DAY = 2;
/** Between a regular one and the next; in the weeks to come more is offered than was held. */
const REGULAR_DAYS = 22;
const REGULAR_DAYS_AHEAD = 7;
const SERIES_DAY = 18;

const HOURS: Record<TimeOfDay, { begins: readonly number[]; minutes: readonly [number, number] }> = {
  elders: { begins: [9 * 60, 9 * 60 + 30], minutes: [12, 18] },
  office: { begins: [14 * 60, 14 * 60 + 30], minutes: [12, 20] },
  evening: { begins: [18 * 60, 18 * 60 + 30], minutes: [12, 16] },
  family: { begins: [9 * 60 + 30, 10 * 60], minutes: [18, 24] },
};
const STEP = 5 * MINUTE;

export function plannedActivities({
  from,
  until,
  chance,
  isWorkingDay,
  isHoliday,
}: OutreachYear): PlannedActivity[] {
  const [first, last] = [localDay(from + DAY), localDay(until + PLANNED_AHEAD)];
  const perDay = new Map<string, number>();
  const suits = (day: string, at: TimeOfDay) =>
    (perDay.get(day) ?? 0) < MOST_A_DAY &&
    (at === 'family' ? weekdayOf(day) === 6 && !isWorkingDay(day) && !isHoliday(day) : isWorkingDay(day));
  const planned: PlannedActivity[] = [];
  const plan = ({ theme, titles, places, at, times, ...window }: Campaign, year = '') => {
    const begins = `${year}${window.from}`;
    const days = eachDay(begins < first ? first : begins, `${year}${window.to}`).filter((day) => day <= last);
    for (let n = 0; n < times; n++) {
      const free = days.filter((day) => suits(day, at));
      if (!free.length) return;
      // One after the other through the window.
      const day = free[Math.min(free.length - 1, Math.floor(((n + chance.next()) * free.length) / times))]!;
      perDay.set(day, (perDay.get(day) ?? 0) + 1);
      const { begins: hours, minutes } = HOURS[at];
      const start = dayBegins(day) + chance.oneOf(hours) * MINUTE;
      const to = start + chance.between(...minutes) * STEP;
      const title = titles[n % titles.length]!;
      planned.push({ theme, title, place: chance.oneOf(places), from: start, to });
    }
  };
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    for (const campaign of CAMPAIGNS) plan(campaign, `${year}-`);
    const ninth = dayBegins(chineseDays.getSolarDateFromLunar(`${year}-09-09`).date);
    plan({ ...DOUBLE_NINTH, from: localDay(ninth - 9 * DAY), to: localDay(ninth + DAY) });
  }
  for (let day = first, n = 0; day <= last; n++) {
    const step = dayBegins(day) > until ? REGULAR_DAYS_AHEAD : REGULAR_DAYS;
    const next = localDay(dayBegins(day) + step * DAY);
    const { titles, ...regular } = REGULAR[n % REGULAR.length]!;
    plan({
      ...regular,
      titles: [chance.oneOf(titles)],
      times: 1,
      from: day,
      to: localDay(dayBegins(next) - DAY),
    });
    day = next;
  }
  return planned.sort((a, b) => a.from - b.from);
}

/** The evening talk that comes again each month: its times, those of the weeks to come among them. */
export function seriesTimes({
  from,
  until,
}: Pick<OutreachYear, 'from' | 'until'>): { from: number; to: number }[] {
  const at = (month: string) => dayBegins(`${month}-${SERIES_DAY}`) + 18 * HOUR + 30 * MINUTE;
  const month = localMonth(from);
  const begins = at(month) < from + 9 * DAY ? at(addMonths(month, 1)) : at(month);
  return [begins, ...repeatedStarts(begins, 'monthly', 12)]
    .filter((start) => start < until + PLANNED_AHEAD)
    .map((start) => ({ from: start, to: start + 70 * MINUTE }));
}
