/** The list of talks, and a year of orders: most answered in time, some late, some declined; three wait when the demo opens. */
import type { INestApplicationContext } from '@nestjs/common';
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import { isWorkingInstant } from '../../calendar/working-time.js';
import type { Actor } from '../../kernel/actor.js';
import { lightOf, orderDeadline } from '../../outreach/orders/order-deadline.js';
import { TalkAnswersService } from '../../outreach/orders/talk-answers.service.js';
import { TalkOrdersService } from '../../outreach/orders/talk-orders.service.js';
import { TalksService } from '../../outreach/orders/talks.service.js';
import type { TalkOrderLight } from '../../protocol/outreach/talk-orders.js';
import { DAY, HOUR, MINUTE } from '../../protocol/time/durations.js';
import { dayBegins, localDay, startOfDay } from '../../protocol/time/local-day.js';
import type { Agenda } from '../history/demo-agenda.js';
import { SeededRandom } from '../history/seeded-random.js';
import { ORDER_ANSWERS, ORDER_NOTES, TALKS } from './talk-sentences.js';

export interface TalksYear {
  as: (id: string) => Actor;
  agenda: Agenda;
  coordinatorId: string;
  workers: readonly { id: string; communityId: string }[];
  calendar: WorkingCalendar;
  /** As the unit's settings have them. */
  answerHours: number;
  warnPercent: number;
  from: number;
  until: number;
}
/** What becomes of an order. */
type Ending = 'in_time' | 'late' | 'later' | 'declined' | 'withdrawn';
/** By turns. */
const ENDINGS: readonly Ending[] = [
  'in_time',
  'in_time',
  'in_time',
  'declined',
  'in_time',
  'in_time',
  'late',
  'in_time',
  'later',
  'in_time',
  'in_time',
  'withdrawn',
];
const SEED = 20_260_501;
/** Between an order and the next. */
const DAYS_BETWEEN = [4, 8] as const;
/** Orders of the last days are those that wait. */
const QUIET_DAYS = 2;

export function planTalks(app: INestApplicationContext, year: TalksYear): void {
  const { as, agenda, coordinatorId, workers, calendar, from, until } = year;
  const chance = new SeededRandom(SEED);
  const orders = app.get(TalkOrdersService);
  const answers = app.get(TalkAnswersService);
  const coordinator = () => as(coordinatorId);
  const talkIds: string[] = [];
  const minutes = (least: number, most: number) => chance.between(least, most) * MINUTE;

  agenda.at(startOfDay(from) + DAY + 8 * HOUR, async () => {
    const talks = app.get(TalksService);
    const made = await Promise.all(TALKS.map((talk) => talks.add(coordinator(), talk)));
    talkIds.push(...made.map((talk) => talk.id));
  });

  const order = async (worker: TalksYear['workers'][number], now: number) => {
    let wished = startOfDay(now) + chance.between(6, 15) * DAY;
    while (!isWorkingInstant(calendar, wished + 9 * HOUR)) wished += DAY;
    const talk = chance.between(0, TALKS.length - 1);
    const payload = {
      id: chance.uuid(),
      talkId: talkIds[talk]!,
      communityId: worker.communityId,
      audience: TALKS[talk]!.audience,
      people: chance.between(3, 12) * 5,
      wishedFrom: localDay(wished),
      wishedTo: localDay(wished + chance.between(1, 6) * DAY),
      ...(chance.happens(0.6) && { note: chance.oneOf(ORDER_NOTES) }),
    };
    await orders.order(as(worker.id), payload);
    return { id: payload.id, day: payload.wishedFrom };
  };
  const answer = (
    id: string,
    decision: 'planned' | 'later' | 'declined',
    day?: string,
    seenAnswerAt?: string,
  ) =>
    answers.answer(coordinator(), id, {
      decision,
      text: seenAnswerAt === undefined ? chance.oneOf(ORDER_ANSWERS[decision]) : ORDER_ANSWERS.settled,
      ...(day !== undefined && { day }),
      ...(seenAnswerAt !== undefined && { seenAnswerAt }),
    });
  const holdOn = (id: string, day: string) =>
    agenda.at(dayBegins(day) + 16 * HOUR + minutes(0, 60), () =>
      answers.held(coordinator(), id).then(() => undefined),
    );

  const live = (worker: TalksYear['workers'][number], at: number, ending: Ending) =>
    agenda.at(at, async () => {
      const { id, day } = await order(worker, at);
      const soon = at + minutes(12, 100);
      // The next morning, when the two hours of working time are over.
      const late = nextWorkingMorning(calendar, at) + minutes(150, 200);
      if (ending === 'withdrawn')
        agenda.at(soon, () => orders.withdraw(as(worker.id), id).then(() => undefined));
      else if (ending === 'declined') agenda.at(soon, () => answer(id, 'declined').then(() => undefined));
      else if (ending === 'later')
        agenda.at(soon, async () => {
          const { answer: seen } = await answer(id, 'later');
          agenda.at(late, async () => {
            await answer(id, 'planned', day, seen!.at);
            holdOn(id, day);
          });
        });
      else
        agenda.at(ending === 'late' ? late : soon, async () => {
          await answer(id, 'planned', day);
          holdOn(id, day);
        });
    });

  let turn = 0;
  for (let day = startOfDay(from) + 3 * DAY; day < until - QUIET_DAYS * DAY;) {
    const at = day + (chance.happens(0.5) ? 9 * HOUR : 13 * HOUR + 30 * MINUTE) + minutes(0, 35);
    if (isWorkingInstant(calendar, at)) live(chance.oneOf(workers), at, ENDINGS[turn++ % ENDINGS.length]!);
    day += chance.between(...DAYS_BETWEEN) * DAY;
  }
  for (const [n, light] of (['late', 'soon', 'on_time'] as const).entries()) {
    const at = orderedFor(year, light);
    if (at !== undefined)
      agenda.at(at, async () => void (await order(workers[(n * 4 + 1) % workers.length]!, at)));
  }
}

/** The latest instant of working time at which an order would have this light when the demo opens. */
function orderedFor({ calendar, answerHours, warnPercent, until }: TalksYear, light: TalkOrderLight) {
  for (let at = until - 10 * MINUTE; at > until - 14 * DAY; at -= 5 * MINUTE)
    if (
      isWorkingInstant(calendar, at) &&
      lightOf(orderDeadline({ calendar, warnPercent }, answerHours, at), null, until) === light
    )
      return at;
  return undefined;
}

function nextWorkingMorning(calendar: WorkingCalendar, at: number): number {
  let morning = startOfDay(at) + DAY + 9 * HOUR;
  while (!isWorkingInstant(calendar, morning)) morning += DAY;
  return morning - 30 * MINUTE;
}
