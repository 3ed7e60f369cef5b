/** Which limit holds for which call: the unit's rules, from the most particular to its plain settings. Pure. */
import { HOUR_SECONDS, DAY_SECONDS } from '../protocol/time/durations.js';
import type { DeadlineRule } from '../protocol/administration.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { ClockKind, Limit, LimitUnit, Urgency } from '../protocol/codes.js';
import type { RefusalDetails } from '../kernel/refusal/refusal.js';

/** Where no rule says otherwise. Seconds. */
export interface DefaultLimits {
  answerSeconds: number;
  contactSeconds: number;
  closeSeconds: Record<Urgency, number>;
}

/** All that deciding a deadline needs of a unit, as it is now. */
export interface Deadlines {
  calendar: WorkingCalendar;
  /** A deadline is spoken of when so much of it is left. */
  warnPercent: number;
  limit: (clock: ClockKind, urgency: Urgency, category: string) => Limit;
}
export const deadlinesOf = (
  calendar: WorkingCalendar,
  rules: readonly DeadlineRule[],
  plain: DefaultLimits & { warnPercent: number },
): Deadlines => ({
  calendar,
  warnPercent: plain.warnPercent,
  limit: (clock, urgency, category) => limitFor(rules, plain, { clock, urgency, category }),
});

const UNITS = [
  ['days', DAY_SECONDS],
  ['hours', HOUR_SECONDS],
  ['minutes', 60],
] as const satisfies [LimitUnit, number][];
/** In the largest unit that leaves no rest, as people say it. */
export function limitOfSeconds(seconds: number): Limit {
  const [unit, size] = UNITS.find(([, of]) => seconds % of === 0) ?? (['seconds', 1] as const);
  return { amount: seconds / size, unit };
}

export function defaultLimit(plain: DefaultLimits, clock: ClockKind, urgency: Urgency): Limit {
  if (clock === 'close') return limitOfSeconds(plain.closeSeconds[urgency]);
  return limitOfSeconds(clock === 'answer' ? plain.answerSeconds : plain.contactSeconds);
}

export function limitFor(
  rules: readonly DeadlineRule[],
  plain: DefaultLimits,
  asked: { clock: ClockKind; urgency: Urgency; category: string },
): Limit {
  const fit = rules.filter((r) => r.clock === asked.clock && r.urgency === asked.urgency);
  const rule =
    fit.find((r) => r.category === asked.category) ?? fit.find((r) => r.category === null) ?? undefined;
  return rule ? { amount: rule.amount, unit: rule.unit } : defaultLimit(plain, asked.clock, asked.urgency);
}

export const RULE_LIMITS = { rules: 300 } as const;
/** At least 15 s, at most 90 days, in each unit. */
const MOST: Record<LimitUnit, readonly [number, number]> = {
  seconds: [15, 90 * DAY_SECONDS],
  minutes: [1, 90 * 24 * 60],
  hours: [1, 90 * 24],
  days: [1, 90],
  working_hours: [1, 500],
  working_days: [1, 90],
};
type Fields = NonNullable<RefusalDetails['fields']>;

/** Nothing where the rules can hold together, else what is wrong where. */
export function ruleErrors(
  rules: readonly DeadlineRule[],
  isCategory: (code: string) => boolean,
  endsTooFar: (limit: Limit) => boolean,
): Fields | undefined {
  const fields: Fields = {};
  const seen = new Set<string>();
  rules.forEach(({ clock, urgency, category, amount, unit }, i) => {
    const [min, max] = MOST[unit];
    if (!Number.isInteger(amount) || amount < min || amount > max)
      fields[`rules.${i}.amount`] = { sentence: 'field_range', params: { min, max } };
    else if (endsTooFar({ amount, unit })) fields[`rules.${i}.amount`] = 'field_limit_beyond_year';
    if (category !== null && !isCategory(category)) fields[`rules.${i}.category`] = 'field_choice';
    const key = JSON.stringify([clock, urgency, category]);
    if (seen.has(key)) fields[`rules.${i}.category`] ??= 'field_taken';
    seen.add(key);
  });
  return Object.keys(fields).length ? fields : undefined;
}
