/**
 * What is due after each step of a lead, and from when on it is soon due. Counted in the unit's working days, in
 * months, or up to a day that somebody named; how many is the unit's setting. Instants are milliseconds since 1970,
 * UTC. Pure.
 */
import type { WorkingCalendar } from '../../../calendar/working-calendar.js';
import { workingIntervals } from '../../../calendar/working-time.js';
import { endOfNamedDay, monthsLater, workingDayFrom, workingDaysLater } from '../../../deadline/day-count.js';
import type { LeadSettings } from '../../../protocol/people/unit-settings.js';
import type { LeadStep, LeadStepPayload } from '../../../protocol/relief/leads.js';
import { addDays, dayBegins, localDay } from '../../../protocol/time/local-day.js';

/** By what is to be done; visit_3 is the visit after three months. */
export type LeadDeadlineName =
  | 'gate'
  | 'tell'
  | 'refer'
  | 'answer'
  | 'hand_over'
  | 'decide'
  | 'tell_paid'
  | `visit_${number}`;
/** day: up to the day named, whatever there is in between; its amount is 0. */
export type LeadDeadlineUnit = 'working_days' | 'months' | 'day';

export interface LeadDeadline {
  name: LeadDeadlineName;
  fromAt: number;
  amount: number;
  unit: LeadDeadlineUnit;
  nearAt: number;
  dueAt: number;
}
/** The deadline that a step meets, where there is one. */
export const MET_BY: Partial<Record<LeadStep, LeadDeadlineName>> = {
  gate: 'gate',
  told: 'tell',
  referred: 'refer',
  handed_over: 'hand_over',
  decided: 'decide',
};
export const visitName = (months: number) => `visit_${months}` as const;
/** null: the deadline is no visit's. */
export const visitMonthsOf = (name: LeadDeadlineName): number | null =>
  name.startsWith('visit_') ? Number(name.slice('visit_'.length)) : null;

interface Counting {
  calendar: WorkingCalendar;
  settings: LeadSettings;
}

/** When work begins so many working days before the last one; not before it begins to count. */
function nearOf({ calendar, settings }: Counting, fromAt: number, dueAt: number): number {
  let day = localDay(dueAt);
  // So long a holiday as a month is none: whoever is told early is told.
  for (let left = settings.nearDays, looked = 0; left > 0 && looked < 31; looked++) {
    day = addDays(day, -1);
    if (workingDayFrom(calendar, day) === day) left--;
  }
  const opening = workingIntervals(calendar, dayBegins(day))[0]?.from ?? dayBegins(day);
  return Math.max(fromAt, Math.min(dueAt, opening));
}
function counted(
  counting: Counting,
  name: LeadDeadlineName,
  fromAt: number,
  amount: number,
  unit: 'working_days' | 'months' = 'working_days',
): LeadDeadline {
  const later = unit === 'months' ? monthsLater : workingDaysLater;
  const dueAt = later(counting.calendar, fromAt, amount);
  return { name, fromAt, amount, unit, dueAt, nearAt: nearOf(counting, fromAt, dueAt) };
}

/** @param at when the lead was made */
export const deadlinesOfLead = (counting: Counting, at: number): LeadDeadline[] => [
  counted(counting, 'gate', at, counting.settings.gateDays),
];

/** What begins with a step. @param at when it was written */
export function deadlinesAfter(counting: Counting, payload: LeadStepPayload, at: number): LeadDeadline[] {
  const { settings } = counting;
  switch (payload.step) {
    case 'gate': {
      if (payload.case === 'here') return [counted(counting, 'tell', at, settings.tellDays)];
      const refer = counted(counting, 'refer', at, settings.referDays);
      return payload.answerBy === undefined
        ? [refer]
        : [refer, answerDeadline(counting, payload.answerBy, at)];
    }
    case 'told':
      return [counted(counting, 'hand_over', at, settings.handOverDays)];
    case 'handed_over':
      return [counted(counting, 'decide', at, settings.decideDays)];
    case 'decided':
      return payload.granted ? deadlinesOfGrant(counting, at, payload.paidOn) : [];
    default:
      return [];
  }
}

function answerDeadline(counting: Counting, day: string, at: number): LeadDeadline {
  const dueAt = endOfNamedDay(counting.calendar, day, at);
  return { name: 'answer', fromAt: at, amount: 0, unit: 'day', dueAt, nearAt: nearOf(counting, at, dueAt) };
}

/** Visits, and telling of the money's arrival once that is known. @param decidedAt counts until it is */
export function deadlinesOfGrant(counting: Counting, decidedAt: number, paidOn?: string): LeadDeadline[] {
  const from = paidOn === undefined ? decidedAt : dayBegins(paidOn);
  const { visitMonths, tellPaidDays } = counting.settings;
  const visits = visitMonths.map((months) => counted(counting, visitName(months), from, months, 'months'));
  return paidOn === undefined ? visits : [counted(counting, 'tell_paid', from, tellPaidDays), ...visits];
}
