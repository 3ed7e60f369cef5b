/** The years that are generated, day by day: a weekday has more than a Sunday, a morning more than a night. */
import type { SeededRandom } from '#hub/demo/history/seeded-random.js';
import { DAY } from '#hub/protocol/time/durations.js';
import { localDay, startOfDay } from '#hub/protocol/time/local-day.js';

/** From Sunday on. */
const OF_A_WEEK = [0.45, 1.15, 1.2, 1.15, 1.15, 1.1, 0.6] as const;
/** From midnight on. */
const OF_A_DAY = [
  1, 1, 1, 1, 1, 2, 4, 10, 40, 80, 90, 70, 35, 50, 80, 85, 75, 50, 30, 22, 16, 10, 5, 2,
] as const;

export interface Day {
  /** The local midnight it begins at. */
  begins: number;
  /** YYYY-MM-DD */
  name: string;
  /** How many of all there are happen on it. */
  count: number;
}

export function daysOf(years: number, end: number, all: number): Day[] {
  const last = startOfDay(end);
  const days = Array.from({ length: Math.round(years * 365.25) }, (_, n) => last - n * DAY).reverse();
  const weight = (begins: number) => OF_A_WEEK[new Date(begins + DAY / 2).getUTCDay()]!;
  const whole = days.reduce((sum, day) => sum + weight(day), 0);
  let sum = 0;
  let before = 0;
  return days.map((begins, n) => {
    sum += weight(begins);
    const upTo = n === days.length - 1 ? all : Math.round((all * sum) / whole);
    const count = upTo - before;
    before = upTo;
    return { begins, name: localDay(begins), count };
  });
}

const HOURS = OF_A_DAY.map((weight, hour) => [hour, weight] as const);
/** Instants of the day before the end, in order. */
export const instantsOf = ({ begins, count }: Day, end: number, chance: SeededRandom): number[] => {
  const latest = Math.min(begins + DAY, end) - begins;
  return Array.from({ length: count }, () => {
    const at = chance.weighted(HOURS) * 3600_000 + chance.between(0, 3_599_999);
    return begins + (at < latest ? at : chance.between(0, Math.max(0, latest - 1)));
  }).sort((a, b) => a - b);
};
