/** When what was promised at a talk is spoken of: the morning before its day, and the morning after it. Pure. */
import { DAY, HOUR } from '../protocol/time/durations.js';
import { dayBegins, daysBetween } from '../protocol/time/local-day.js';

/** Of the local day. */
const MORNING = 9 * HOUR;

const nearAt = (dueOn: string): number => dayBegins(dueOn) - DAY + MORNING;
/** From then on it is said to be late. */
export const lateAt = (dueOn: string): number => dayBegins(dueOn) + DAY + MORNING;

/** The next of them after the instant; null where both are over. */
export function nextReminder(dueOn: string, after: number): number | null {
  return [nearAt(dueOn), lateAt(dueOn)].find((at) => at > after) ?? null;
}

/** How many days a day that is not done is past; nothing where it is not. */
export const lateDays = (
  { dueOn, doneOn }: { dueOn: string | null; doneOn: string | null },
  today: string,
): number | undefined =>
  dueOn !== null && doneOn === null && dueOn < today ? daysBetween(dueOn, today) : undefined;
