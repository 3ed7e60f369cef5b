/** The list of talks, and a year of orders: most answered in time, some late, some declined; three wait when the demo opens. */
import type { INestApplicationContext } from '@nestjs/common';
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import { isWorkingInstant } from '../../calendar/working-time.js';
import type { CommandActor } from '../../kernel/actor.js';
import { lightOf, orderDeadline } from '../../outreach/orders/order-deadline.js';
import { TalkAnswersService } from '../../outreach/orders/talk-answers.service.js';
import { TalkOrdersService } from '../../outreach/orders/talk-orders.service.js';
import { TalksService } from '../../outreach/orders/talks.service.js';
import type { TalkAnswerPayload, TalkOrderLight } from '../../protocol/outreach/talk-orders.js';
import { iso } from '../../protocol/time/instant.js';
import { DAY, HOUR, MINUTE } from '../../protocol/time/durations.js';
import { dayBegins, localDay, startOfDay } from '../../protocol/time/local-day.js';
import type { Agenda } from '../history/demo-agenda.js';
import { SeededRandom } from '../history/seeded-random.js';
import { activityCommands } from './activity-commands.js';
import { liveActivity, type Served } from './activity-life.js';
import type { BusyTimes } from './busy-times.js';
import { ORDER_ANSWERS, ORDER_NOTES, TALKS } from './talk-sentences.js';

export interface TalksYear {
  as: (id: string) => CommandActor;
  agenda: Agenda;
  coordinatorId: string;
  busy: BusyTimes;
  officerIds: readonly string[];
  volunteerIds: readonly string[];
  /** Each with the name of the community. */
  workers: readonly { id: string; communityId: string; place: string }[];
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
/** So many of those that are given are given as an activity. */
const AS_ACTIVITY = 0.3;
const HELD_IN = '党群服务中心';
/** On the way there and back. */
const AROUND = 30 * MINUTE;
const OVER_BEFORE_END = 2 * HOUR;

export function planTalks(app: INestApplicationContext, year: TalksYear): void {
  const { as, agenda, busy, coordinatorId, officerIds, volunteerIds, workers, calendar, from, until } = year;
  const commands = activityCommands(app, as);
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

  /** What is ordered, said beforehand, so that who would hold it is kept free. */
  const wish = (worker: TalksYear['workers'][number], now: number) => {
    let wished = startOfDay(now) + chance.between(6, 15) * DAY;
    while (!isWorkingInstant(calendar, wished + 9 * HOUR)) wished += DAY;
    const talk = chance.between(0, TALKS.length - 1);
    const payload = {
      id: chance.uuid(),
      communityId: worker.communityId,
      audience: TALKS[talk]!.audience,
      people: chance.between(2, 5) * 5,
      wishedFrom: localDay(wished),
      wishedTo: localDay(wished + chance.between(1, 6) * DAY),
      ...(chance.happens(0.6) && { note: chance.oneOf(ORDER_NOTES) }),
    };
    return { talk, payload, worker, id: payload.id, day: payload.wishedFrom };
  };
  type Wish = ReturnType<typeof wish>;
  const order = async ({ talk, payload, worker }: Wish) =>
    void (await orders.order(as(worker.id), { ...payload, talkId: talkIds[talk]! }));
  const answer = (id: string, given: Omit<TalkAnswerPayload, 'text'>) =>
    answers.answer(coordinator(), id, {
      ...given,
      text:
        given.seenAnswerAt === undefined
          ? chance.oneOf(ORDER_ANSWERS[given.decision])
          : ORDER_ANSWERS.settled,
    });
  const holdAt = (id: string, at: number) =>
    agenda.at(at, async () => void (await answers.held(coordinator(), id)));
  const holdOn = (id: string, day: string) => holdAt(id, dayBegins(day) + 16 * HOUR + minutes(0, 60));

  /** What is given as an activity, where an officer and a volunteer are free for it. */
  const served = ({ talk, day, worker }: Wish): Served | undefined => {
    const { theme, title, minutes: length } = TALKS[talk]!;
    const begins = dayBegins(day) + chance.oneOf([9 * HOUR + 30 * MINUTE, 14 * HOUR]);
    const time = { from: begins, to: begins + length * MINUTE };
    const isFree = (id: string) => busy.isFree(id, time.from - AROUND, time.to + AROUND);
    const isSure = time.to < until - OVER_BEFORE_END || time.from > until + DAY;
    const inCharge = officerIds.find(isFree);
    if (inCharge === undefined || !isSure) return undefined;
    const helpers = volunteerIds.filter(isFree).slice(-1);
    for (const id of [inCharge, ...helpers]) busy.note(id, time.from - AROUND, time.to + AROUND);
    const { id: workerId, communityId, place } = worker;
    return { theme, title, ...time, place: `${place}${HELD_IN}`, inCharge, helpers, workerId, communityId };
  };
  const planned = async (id: string, day: string, activity: Served | undefined, seenAnswerAt?: string) => {
    const seen = seenAnswerAt === undefined ? {} : { seenAnswerAt };
    if (!activity) {
      await answer(id, { decision: 'planned', day, ...seen });
      holdOn(id, day);
      return;
    }
    const { from: begins, to, place, inCharge } = activity;
    const given = { decision: 'planned' as const, from: iso(begins), place, inCharge: [inCharge], ...seen };
    const { activity: made } = await answer(id, given);
    if (made) liveActivity({ commands, agenda, chance }, made.id, activity, agenda.now, {});
    holdAt(id, to + HOUR);
  };

  const live = (one: Wish, at: number, ending: Ending) => {
    const { id, day, worker } = one;
    const soon = at + minutes(12, 100);
    // The next morning, when the two hours of working time are over.
    const late = nextWorkingMorning(calendar, at) + minutes(150, 200);
    const isGiven = ending !== 'withdrawn' && ending !== 'declined';
    const activity = isGiven && chance.happens(AS_ACTIVITY) ? served(one) : undefined;
    agenda.at(at, () => order(one));
    if (ending === 'withdrawn') agenda.at(soon, async () => void (await orders.withdraw(as(worker.id), id)));
    else if (ending === 'declined')
      agenda.at(soon, async () => void (await answer(id, { decision: 'declined' })));
    else if (ending === 'later')
      agenda.at(soon, async () => {
        const { answer: seen } = await answer(id, { decision: 'later' });
        agenda.at(late, () => planned(id, day, activity, seen!.at));
      });
    else agenda.at(ending === 'late' ? late : soon, () => planned(id, day, activity));
  };

  let turn = 0;
  for (let day = startOfDay(from) + 3 * DAY; day < until - QUIET_DAYS * DAY;) {
    const at = day + (chance.happens(0.5) ? 9 * HOUR : 13 * HOUR + 30 * MINUTE) + minutes(0, 35);
    if (isWorkingInstant(calendar, at))
      live(wish(chance.oneOf(workers), at), at, ENDINGS[turn++ % ENDINGS.length]!);
    day += chance.between(...DAYS_BETWEEN) * DAY;
  }
  for (const [n, light] of (['late', 'soon', 'on_time'] as const).entries()) {
    const at = orderedFor(year, light);
    if (at !== undefined) {
      const one = wish(workers[(n * 4 + 1) % workers.length]!, at);
      agenda.at(at, () => order(one));
    }
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
