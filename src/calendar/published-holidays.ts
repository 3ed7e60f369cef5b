/** The State Council's holidays and make-up days as the library that keeps them up knows them. */
import chineseDays from 'chinese-days';

export interface PublishedDay {
  /** YYYY-MM-DD. */
  day: string;
  kind: 'holiday' | 'make_up';
  name: string;
}
const FIRST_YEAR = 2020;
const LAST_YEAR = 2099;
const pad = (n: number) => String(n).padStart(2, '0');

/** A day that the notices name is called "English,中文,days" there; any other only by its weekday. */
const detailOf = (day: string) => {
  const { work, name } = chineseDays.getDayDetail(day);
  const [, zh] = name.split(',');
  return zh === undefined
    ? undefined
    : { day, kind: work ? ('make_up' as const) : ('holiday' as const), name: zh };
};

const known = new Map<number, readonly PublishedDay[]>();
/** Empty where the year is not published yet: the library would call its every weekday a working day. */
export function publishedDays(year: number): readonly PublishedDay[] {
  let days = known.get(year);
  if (!days) {
    days = Array.from({ length: 12 }, (_, month) =>
      Array.from({ length: new Date(Date.UTC(year, month + 1, 0)).getUTCDate() }, (__, day) =>
        detailOf(`${year}-${pad(month + 1)}-${pad(day + 1)}`),
      ),
    )
      .flat()
      .filter((day) => day !== undefined);
    known.set(year, days);
  }
  return days;
}
export const isPublishedYear = (year: number) => publishedYears().includes(year);

let years: readonly number[] | undefined;
/** National Day is in every notice. */
export const publishedYears = (): readonly number[] =>
  (years ??= Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i).filter(
    (year) => detailOf(`${year}-10-01`) !== undefined,
  ));
