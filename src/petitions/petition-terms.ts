/**
 * By when a petition that was handed on is answered, and whether it was: by procedure in so many days, progress or
 * outcome in so many months, and then progress every so many months until the outcome. Days and months are counted from
 * the day it was handed on. Pure.
 */
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { calendarDaysLater, explainDays, explainMonths } from '../deadline/calendar-days.js';
import { monthsLater } from '../deadline/day-count.js';
import { inLang, type Lang, type Word } from '../protocol/lang.js';
import type { Petition, PetitionStage, PetitionStep, PetitionTerms } from '../protocol/relief/petitions.js';
import { iso } from '../protocol/time/instant.js';
import { localDay } from '../protocol/time/local-day.js';

/** What is counted, and from when; instants are milliseconds since 1970. */
export interface PetitionCount extends PetitionTerms {
  handedOnAt: number;
}
/** What is due next. `months` of a telling of progress: since it was handed on. */
export type PetitionDue = { from: number; dueAt: number } & (
  | { what: 'procedure' }
  | { what: 'progress'; months: number }
);
/** How a step stands to what was due when it was done; nothing was due of a receipt, nor of progress told early. */
export interface JudgedStep {
  dueAt: number | null;
  inTime: boolean | null;
}

const inTime = (on: string, dueAt: number): JudgedStep => ({ dueAt, inTime: on <= localDay(dueAt) });
const NOT_DUE: JudgedStep = { dueAt: null, inTime: null };

/**
 * What the steps that were done leave to be done.
 * @param steps in their order
 * @returns `due` null once the outcome was told
 */
export function standingOf(
  calendar: WorkingCalendar,
  count: PetitionCount,
  steps: readonly PetitionStage[],
): { due: PetitionDue | null; judged: JudgedStep[] } {
  const { handedOnAt, procedureDays, outcomeMonths, everyMonths } = count;
  const monthsAt = (n: number) => outcomeMonths + n * everyMonths;
  const markAt = (n: number) => monthsLater(calendar, handedOnAt, monthsAt(n));
  const procedureDue = calendarDaysLater(calendar, handedOnAt, procedureDays);
  /** The first mark on that day or after. */
  const markOf = (on: string) => {
    let n = 0;
    while (localDay(markAt(n)) < on) n++;
    return n;
  };
  let mark = 0;
  let procedure = false;
  let ended = false;
  const judged = steps.map(({ step, on }): JudgedStep => {
    if (step === 'receipt') return NOT_DUE;
    if (step === 'procedure') {
      procedure = true;
      return inTime(on, procedureDue);
    }
    if (step === 'outcome') ended = true;
    const told = markOf(on);
    // The month that it falls in has been told of already.
    if (told < mark && step === 'progress') return NOT_DUE;
    const dueAt = markAt(mark);
    mark = told <= mark || localDay(markAt(told)) === on ? Math.max(mark, told) + 1 : told;
    return inTime(on, dueAt);
  });
  if (ended) return { due: null, judged };
  if (!procedure) return { due: { what: 'procedure', from: handedOnAt, dueAt: procedureDue }, judged };
  const from = mark === 0 ? handedOnAt : markAt(mark - 1);
  return { due: { what: 'progress', months: monthsAt(mark), from, dueAt: markAt(mark) }, judged };
}

/** Which step may come after these, in order; progress any number of times. */
export function nextSteps(steps: readonly Pick<PetitionStage, 'step'>[]): PetitionStep[] {
  const has = (step: PetitionStep) => steps.some((one) => one.step === step);
  if (has('outcome')) return [];
  if (has('procedure')) return ['progress', 'outcome'];
  return has('receipt') ? ['procedure'] : ['receipt'];
}

/** From when on it is soon due: so much of its time, in per cent, is left. */
export const nearAt = ({ from, dueAt }: Pick<PetitionDue, 'from' | 'dueAt'>, warnPercent: number): number =>
  dueAt - Math.round(((dueAt - from) * warnPercent) / 100);

export function lightOf(
  { nearAt: near, dueAt }: { nearAt: number; dueAt: number },
  now: number,
): NonNullable<Petition['light']> {
  if (now >= dueAt) return 'late';
  return now < near ? 'on_time' : 'soon';
}

const RULES = {
  procedure: [
    '转出后 {n} 日内作程序性答复，按自然日计算，转出当天不计；最后一天不办公的，顺延到下一个工作日',
    'Answered by procedure within {n} days of being handed on; calendar days, the first does not count; where the last is none the unit works on, the next that it does',
  ],
  first: [
    '转出后 {n} 个月内答复办理过程或者结果；到期那天不办公的，顺延到下一个工作日',
    'Progress or outcome told within {n} month(s) of being handed on; where that day is none the unit works on, the next that it does',
  ],
  monthly: [
    '满 {first} 个月后每 {every} 个月答复一次进展，直到答复结果；这一次从转出之日起满 {n} 个月',
    'After {first} month(s) progress is told every {every} month(s) until the outcome is; this one when {n} month(s) have passed since it was handed on',
  ],
} as const satisfies Record<string, Word>;

/** The rule of what is due next, and the days it was counted by. */
export function whyDue(
  calendar: WorkingCalendar,
  { handedOnAt, procedureDays, outcomeMonths, everyMonths }: PetitionCount,
  due: PetitionDue,
  lang: Lang,
): NonNullable<Petition['why']> {
  if (due.what === 'procedure')
    return {
      rule: inLang(RULES.procedure, lang).replace('{n}', String(procedureDays)),
      amount: procedureDays,
      due: iso(due.dueAt),
      days: explainDays(calendar, handedOnAt, procedureDays),
    };
  const { months } = due;
  const rule = inLang(months === outcomeMonths ? RULES.first : RULES.monthly, lang)
    .replace('{n}', String(months))
    .replace('{first}', String(outcomeMonths))
    .replace('{every}', String(everyMonths));
  return { rule, amount: months, due: iso(due.dueAt), days: explainMonths(calendar, handedOnAt, months) };
}
