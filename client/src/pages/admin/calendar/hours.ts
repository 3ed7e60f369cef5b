import type { DayInterval } from '@protocol/administration.js';
/** Office hours as people write them: 09:00-12:00 14:00-17:00. */

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export const sayHours = (intervals: readonly DayInterval[]): string =>
  intervals.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(' ');

const one = /^(\d{1,2})[:：](\d\d)[-–—~～至](\d{1,2})[:：](\d\d)$/;
/** null where it cannot be read. */
export const readHours = (text: string): DayInterval[] | null => {
  const parts = text
    .trim()
    .split(/[\s,，、;；]+/)
    .filter(Boolean);
  const intervals = parts.map((part) => {
    const [, h1, m1, h2, m2] = one.exec(part) ?? [];
    if (h1 === undefined) return null;
    return { from: Number(h1) * 60 + Number(m1), to: Number(h2) * 60 + Number(m2) };
  });
  const read = intervals.filter((i) => i !== null);
  const follow = read.every((i, n) => i.from < i.to && i.to <= 1440 && i.from >= (read[n - 1]?.to ?? 0));
  return read.length === parts.length && follow ? read : null;
};
