/** A year of legal outreach over the communities: who is in charge and who helps, each where nothing else keeps them. */
import type { ActivityPayload } from '../../protocol/outreach.js';
import { DAY, HOUR, MINUTE } from '../../protocol/time/durations.js';
import { iso } from '../../protocol/time/instant.js';
import { localDay, localMonth, startOfDay } from '../../protocol/time/local-day.js';
import type { Agenda } from '../history/demo-agenda.js';
import { SeededRandom } from '../history/seeded-random.js';
import type { ActivityCommands } from './activity-commands.js';
import { liveActivity, type Served } from './activity-life.js';
import type { BusyTimes } from './busy-times.js';
import { CANCELLED, LATER_TODAY, SERIES, SERIES_ON_HOLIDAY } from './outreach-sentences.js';
import { plannedActivities, seriesTimes, type PlannedActivity } from './planned-activities.js';

export interface OutreachCast {
  coordinatorId: string;
  officerIds: readonly string[];
  volunteerIds: readonly string[];
  /** Where activities are held; where there is no worker nobody says how it was. */
  communities: readonly { id: string; name: string; workerId?: string }[];
}
export interface OutreachSpan {
  from: number;
  until: number;
  isWorkingDay: (day: string) => boolean;
  isHoliday: (day: string) => boolean;
  /** From here on each day is lived, and forgetting is somebody else's. */
  livedFrom: number;
}
export interface YearContext {
  commands: ActivityCommands;
  agenda: Agenda;
  busy: BusyTimes;
}
interface Placed extends Served {
  capacity?: number;
}
const SEED = 20_260_315;
/** Nothing is under way when the demo opens, and nobody is late for what is to come. */
const OVER_BEFORE_END = 45 * MINUTE;
const AHEAD_OF_START = 30 * MINUTE;
/** On the way there and back. */
const AROUND = 30 * MINUTE;
const FORGOTTEN_EVERY = 15;
const CANCELLED_EVERY = 13;
/** A question of these themes is no matter of some minutes. */
const NOT_ASKED = ['minors', 'domestic_violence'];
const ASKED_EVERY = 9;
const SERIES_IN = 3;

export function planOutreach(context: YearContext, cast: OutreachCast, span: OutreachSpan): void {
  const { commands, agenda, busy } = context;
  const { from, until } = span;
  const chance = new SeededRandom(SEED);
  const today = startOfDay(until);
  const isSure = (one: { from: number; to: number }) =>
    one.to < until - OVER_BEFORE_END || one.from > until + AHEAD_OF_START;
  const isFreeAt = (one: { from: number; to: number }) => (id: string) =>
    busy.isFree(id, one.from - AROUND, one.to + AROUND);
  const some = (ids: readonly string[], count: number) =>
    ids
      .map((id) => ({ id, at: chance.next() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, count)
      .map(({ id }) => id);

  const place = (one: PlannedActivity): Placed | undefined => {
    const free = isFreeAt(one);
    const [inCharge, ...officers] = some(cast.officerIds.filter(free), 2);
    if (inCharge === undefined) return undefined;
    const community = chance.oneOf(cast.communities);
    const volunteers = some(cast.volunteerIds.filter(free), chance.between(1, 2));
    const helpers = [...(chance.happens(0.3) ? officers : []), ...volunteers];
    for (const id of [inCharge, ...helpers]) busy.note(id, one.from - AROUND, one.to + AROUND);
    return {
      ...one,
      place: `${community.name}${one.place}`,
      communityId: community.id,
      ...(community.workerId !== undefined && { workerId: community.workerId }),
      inCharge,
      helpers,
      ...(chance.happens(0.8) && { capacity: helpers.length + chance.between(0, 3) }),
    };
  };
  const payloadOf = ({ theme, title, place, communityId, inCharge, capacity, ...time }: Placed) =>
    ({
      theme,
      title,
      place,
      communityId,
      inCharge: [inCharge],
      from: iso(time.from),
      to: iso(time.to),
      ...(capacity !== undefined && { capacity: Math.max(1, capacity) }),
    }) satisfies ActivityPayload;

  /** The talk of each month: the same place, the same officer. */
  const planSeries = (): void => {
    const times = seriesTimes(span);
    const inCharge =
      cast.officerIds.find((id) => times.every((time) => isFreeAt(time)(id))) ?? cast.officerIds.at(-1)!;
    const community = cast.communities[SERIES_IN]!;
    for (const time of times) busy.note(inCharge, time.from - AROUND, time.to + AROUND);
    const turns = times.map((time): Placed => {
      const helpers = some(cast.volunteerIds.filter(isFreeAt(time)), 1);
      for (const id of helpers) busy.note(id, time.from - AROUND, time.to + AROUND);
      const { id: communityId, name, workerId } = community;
      const place = `${name}${SERIES.place}`;
      return { ...SERIES, ...time, place, communityId, ...(workerId && { workerId }), inCharge, helpers };
    });
    const [first] = turns;
    const madeAt = startOfDay(from) + DAY + 9 * HOUR;
    agenda.at(madeAt, async () => {
      const repeat = { every: 'monthly', times: turns.length - 1 } as const;
      const ids = await commands.make(cast.coordinatorId, { ...payloadOf(first!), capacity: 4, repeat });
      for (const [n, turn] of turns.entries()) {
        const holiday = span.isHoliday(localDay(turn.from)) ? { cancelled: SERIES_ON_HOLIDAY } : {};
        if (isSure(turn))
          liveActivity({ commands, agenda, chance }, ids[n]!, turn, turn.from - 9 * DAY, holiday);
      }
    });
  };

  planSeries();
  const year = plannedActivities({ ...span, chance }).filter(isSure);
  for (const [n, one] of [...year, ...laterToday(until)].entries()) {
    const placed = place(one);
    if (!placed) continue;
    const early = startOfDay(Math.min(one.from - chance.between(8, 20) * DAY, today - DAY));
    const madeAt = Math.max(early, startOfDay(from)) + 10 * HOUR;
    const isOver = one.to < until;
    const turn = {
      ...(isOver && n % CANCELLED_EVERY === 5 && { cancelled: CANCELLED[n % CANCELLED.length]! }),
      asked: n % ASKED_EVERY === 2 && !NOT_ASKED.includes(one.theme),
      forgotten: n % FORGOTTEN_EVERY === 7 && localMonth(one.to) < localMonth(span.livedFrom),
    };
    agenda.at(madeAt, async () => {
      const [id] = await commands.make(cast.coordinatorId, payloadOf(placed));
      liveActivity({ commands, agenda, chance }, id!, placed, madeAt, turn);
    });
  }
}

/** One more on the day the demo is opened, while that has hours left. */
function laterToday(until: number): PlannedActivity[] {
  const half = 30 * MINUTE;
  const today = startOfDay(until);
  const soonest = Math.ceil((until + 2 * AHEAD_OF_START) / half) * half;
  const from = Math.max(today + 14 * HOUR + half, soonest);
  return from > today + 19 * HOUR + half ? [] : [{ ...LATER_TODAY, from, to: from + 80 * MINUTE }];
}
