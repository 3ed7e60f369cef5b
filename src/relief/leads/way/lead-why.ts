/** Why a lead is due when it is: day by day, with the rule in the reader's language. Pure. */
import type { WorkingCalendar } from '../../../calendar/working-calendar.js';
import { recomputedText } from '../../../call/clocks/deadline-text.js';
import { countWorkingDays, monthsLater, workingDayFrom } from '../../../deadline/day-count.js';
import { inLang, type Lang, type Word } from '../../../protocol/lang.js';
import type { LeadWhy } from '../../../protocol/relief/leads.js';
import type { CountedDay } from '../../../protocol/time/day-count.js';
import { iso } from '../../../protocol/time/instant.js';
import { addDays, addMonths, localDay } from '../../../protocol/time/local-day.js';
import { visitMonthsOf, type LeadDeadline, type LeadDeadlineName } from './lead-deadlines.js';

const RULES: Record<Exclude<LeadDeadlineName, `visit_${number}`>, Word> = {
  gate: [
    '登记线索后 {n} 个工作日内把关，核对有没有案件（本院设定）',
    'within {n} working days of the lead it is looked up whether there is a case (set by the unit)',
  ],
  tell: [
    '本院有案件的，{n} 个工作日内告知救助权利（本院设定）',
    'the right to relief is told within {n} working days (set by the unit)',
  ],
  refer: [
    '不在本院办理的，{n} 个工作日内移送或转介',
    'what is not for this unit is handed on within {n} working days',
  ],
  answer: ['说好在这一天以前答复', 'an answer is agreed on by this day'],
  hand_over: [
    '告知后 {n} 个工作日内移交办案部门（本院设定）',
    'within {n} working days of telling it is handed over to casework (set by the unit)',
  ],
  decide: ['移交后 {n} 个工作日内作出决定', 'decided within {n} working days of the hand-over'],
  tell_paid: [
    '救助金到账后 {n} 个工作日内告诉申请人',
    'the applicant is told within {n} working days of the money’s arrival',
  ],
};
const VISIT: Word = [
  '救助后满 {n} 个月回访（本院设定）；遇休息日顺延到下一个工作日',
  'a visit in month {n} after the relief (set by the unit); on a day off it moves to the next working day',
];

export function whyOf(
  calendar: WorkingCalendar,
  { name, fromAt, amount, unit, dueAt }: LeadDeadline,
  lang: Lang,
): LeadWhy {
  const months = visitMonthsOf(name);
  const rule = months === null ? RULES[name as keyof typeof RULES] : VISIT;
  const counted =
    unit === 'working_days'
      ? countWorkingDays(calendar, fromAt, amount)
      : {
          amount: 0,
          due: iso(endOf(calendar, unit, fromAt, amount, dueAt)),
          days: stepsOf(calendar, unit, fromAt, amount, dueAt),
        };
  return {
    ...counted,
    due: iso(dueAt),
    rule: inLang(rule, lang).replace('{n}', String(amount)),
    ...(Date.parse(counted.due) !== dueAt && { note: recomputedText(lang) }),
  };
}

const endOf = (
  calendar: WorkingCalendar,
  unit: LeadDeadline['unit'],
  fromAt: number,
  amount: number,
  dueAt: number,
): number => (unit === 'months' ? monthsLater(calendar, fromAt, amount) : dueAt);

/** The day it counts from, and from the same day of the later month on until the unit works. */
function stepsOf(
  calendar: WorkingCalendar,
  unit: LeadDeadline['unit'],
  fromAt: number,
  amount: number,
  dueAt: number,
): CountedDay[] {
  const asked = localDay(fromAt);
  const days: CountedDay[] = [{ day: asked, kind: 'asked' }];
  if (unit === 'months') {
    const month = addMonths(asked.slice(0, 7), amount);
    const last = addDays(`${addMonths(month, 1)}-01`, -1);
    const same = `${month}-${asked.slice(8)}`;
    for (let day = same < last ? same : last; day < workingDayFrom(calendar, day); day = addDays(day, 1)) {
      const kept = calendar.notes?.get(day);
      const kind = kept?.kind === 'holiday' || kept?.kind === 'closed' ? kept.kind : 'off';
      days.push({ day, kind, ...(kept?.name && { name: kept.name }) });
    }
  }
  const due = localDay(dueAt);
  return due === asked ? days : [...days, { day: due, kind: 'counted', n: 1 }];
}
