/** Days and months as English sentences say them. Pure. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const enNameOf = (month: string): string => MONTHS[Number(month.slice(5, 7)) - 1] ?? '';
/** `2026-11-09`: 9 November. */
export const enDay = (day: string): string => `${Number(day.slice(8))} ${enNameOf(day)}`;
/** `2026-11`: November 2026. */
export const enMonth = (month: string): string => `${enNameOf(month)} ${month.slice(0, 4)}`;
