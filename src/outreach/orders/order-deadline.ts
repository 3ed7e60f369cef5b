/**
 * By when an order of a talk is to be answered, how that stands, and how the time was counted. The time is the unit's
 * working time, counted and told by what counts and tells the deadlines of calls. Pure.
 */
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import { computeDeadline, countFor, dueFromLimit } from '../../calendar/deadline-arithmetic.js';
import { deadlineStepText, recomputedText } from '../../call/clocks/deadline-text.js';
import { inLang, type Lang, type Word } from '../../protocol/lang.js';
import type { TalkOrder, TalkOrderLight } from '../../protocol/outreach/talk-orders.js';
import { iso } from '../../protocol/time/instant.js';
import { LIMIT_SAID } from '../../protocol/vocabulary/time.js';

const countingFrom = (calendar: WorkingCalendar, answerHours: number, from: number) => ({
  ...countFor(calendar, { amount: answerHours, unit: 'working_hours' }),
  from,
  pauses: [],
});

/** @param warnPercent so much of the time is left when it is soon due */
export function orderDeadline(
  { calendar, warnPercent }: { calendar: WorkingCalendar; warnPercent: number },
  answerHours: number,
  orderedAt: number,
): { nearAt: number; dueAt: number } {
  const counting = countingFrom(calendar, answerHours, orderedAt);
  const total = Math.round((counting.total * (100 - warnPercent)) / 100);
  // Without a pause that lasts there is always an instant.
  const nearAt = dueFromLimit(calendar, { ...counting, total }).due!;
  return { nearAt, dueAt: dueFromLimit(calendar, counting).due! };
}

/** @param stoppedAt when it was answered first, or withdrawn; null: the clock runs. In time is what comes at its very end. */
export function lightOf(
  { nearAt, dueAt }: { nearAt: number; dueAt: number },
  stoppedAt: number | null,
  now: number,
): TalkOrderLight {
  if (stoppedAt !== null) return stoppedAt <= dueAt ? 'on_time' : 'late';
  if (now >= dueAt) return 'late';
  return now < nearAt ? 'on_time' : 'soon';
}

const RULE: Word = [
  '点单后{limit}内先答复，只计工作时间',
  'first answered within {limit} of the order; only working time counts',
];

export function orderDeadlineWhy(
  calendar: WorkingCalendar,
  { answerHours, orderedAt, dueAt }: { answerHours: number; orderedAt: number; dueAt: number },
  lang: Lang,
): TalkOrder['why'] {
  const counted = computeDeadline(calendar, countingFrom(calendar, answerHours, orderedAt));
  const limit = inLang(LIMIT_SAID.working_hours, lang).replace('{n}', String(answerHours));
  return {
    rule: inLang(RULE, lang).replace('{limit}', lang === 'zh' ? ` ${limit}` : limit),
    steps: counted.steps.map((step) => ({
      from: iso(step.from),
      to: iso(step.to),
      countedSeconds: step.counted / 1000,
      why: deadlineStepText(step, lang),
    })),
    ...(counted.due !== dueAt && { note: recomputedText(lang) }),
  };
}
