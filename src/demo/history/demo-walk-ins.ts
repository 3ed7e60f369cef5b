/**
 * Who walked in during the year: some mornings an officer takes somebody's question at the window, or in the office of
 * a community, and answers it on the spot or a little later. Of the month that is lived day by day there are more. By
 * chance of its own, so that the calls of the month stay as they are.
 */
import type { DeskPlace } from '../../protocol/codes.js';
import type { Outcome } from '../../protocol/calls/outcomes.js';
import { DAY, HOUR, MINUTE } from '../../protocol/time/durations.js';
import { localDay, startOfDay } from '../../protocol/time/local-day.js';
import type { BusyTimes } from '../active/busy-times.js';
import type { Agenda } from './demo-agenda.js';
import { MATTERS, NOTES, RATINGS } from './demo-sentences.js';
import { SeededRandom } from './seeded-random.js';
import { isWeekend } from './weekdays.js';

export interface WalkInCommands {
  /** Answers the call's id. */
  record(
    officerId: string,
    payload: {
      clientCallId: string;
      communityId: string;
      category: string;
      summary: string;
      deskPlace: DeskPlace;
    },
  ): Promise<string>;
  close(officerId: string, callId: string, ending: { outcome: Outcome; note: string }): Promise<void>;
  rate(workerId: string, callId: string, rating: number): Promise<void>;
}
export interface WalkInCast {
  officerIds: readonly string[];
  workers: readonly { id: string; communityId: string }[];
  busy: BusyTimes;
}
export interface WalkInSpan {
  /** From here on some, from `from` on more. */
  yearFrom: number;
  from: number;
  until: number;
  /** YYYY-MM-DD */
  isWorkingDay: (day: string) => boolean;
}

const SEED = 20_241_129;
/** Of those who are on duty by turns this one is out in a community. */
const OUT = 6;
/** They end with a referral, or with a report to the police: no question of a morning. */
const NOT_THERE = ['petition', 'minors', 'domestic_violence'];
/** The last of them is closed before everybody is off duty. */
const LAST_BEFORE_END = 2 * HOUR;
/** Before the month: from one to the next. */
const DAYS_BETWEEN = [22, 36] as const;
const SHARE_OF_DAYS = 0.5;

export function planWalkIns(
  commands: WalkInCommands,
  agenda: Agenda,
  { officerIds, workers, busy }: WalkInCast,
  { yearFrom, from, until, isWorkingDay }: WalkInSpan,
): void {
  const chance = new SeededRandom(SEED);
  const matters = MATTERS.filter(([category]) => !NOT_THERE.includes(category));
  const plan = (midnight: number, officer: string) => {
    const worker = chance.oneOf(workers);
    const [category, , sentences] = chance.oneOf(matters);
    const payload = {
      clientCallId: chance.uuid(),
      communityId: worker.communityId,
      deskPlace: chance.weighted<DeskPlace>([
        ['window', 55],
        ['office', 45],
      ]),
      category,
      summary: chance.oneOf(sentences),
    };
    const outcome = chance.weighted<Outcome>([
      ['advised', 70],
      ['resolved', 30],
    ]);
    const note = chance.oneOf(NOTES[outcome]);
    const rating = chance.happens(0.4) ? chance.weighted(RATINGS) : undefined;
    const seconds = chance.between(10, 40) * 60;
    const at = midnight + 9 * HOUR + chance.between(10, 150) * MINUTE;
    if (at > until - LAST_BEFORE_END) return;
    busy.note(officer, at, at + seconds * 1000);
    agenda.at(at, async () => {
      const callId = await commands.record(officer, payload);
      agenda.in(seconds, async () => {
        await commands.close(officer, callId, { outcome, note });
        if (rating !== undefined) agenda.in(HOUR / 1000, () => commands.rate(worker.id, callId, rating));
      });
    });
  };

  let next = yearFrom + 2 * DAY;
  for (let midnight = startOfDay(next); midnight < from; midnight += DAY) {
    if (midnight < next || !isWorkingDay(localDay(midnight))) continue;
    plan(midnight, chance.oneOf(officerIds));
    next = midnight + chance.between(...DAYS_BETWEEN) * DAY;
  }
  for (let midnight = startOfDay(from), day = 0; midnight < until; midnight += DAY, day++)
    if (!isWeekend(midnight) && chance.happens(SHARE_OF_DAYS))
      plan(midnight, officerIds[(day + OUT) % officerIds.length]!);
}
