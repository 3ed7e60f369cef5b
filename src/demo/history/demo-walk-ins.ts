/**
 * Who walked in during the month: some mornings an officer who is out in a community takes somebody's question there,
 * and answers it on the spot or a little later. By chance of its own, so that the calls of the month stay as they are.
 */
import type { DeskPlace } from '../../protocol/codes.js';
import type { Outcome } from '../../protocol/calls/outcomes.js';
import { DAY, HOUR, MINUTE } from '../../protocol/time/durations.js';
import { startOfDay } from '../../protocol/time/local-day.js';
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

const SEED = 20_241_129;
/** Of those who are on duty by turns this one is out in a community. */
const OUT = 6;
/** They end with a referral, or with a report to the police: no question of a morning. */
const NOT_THERE = ['petition', 'minors', 'domestic_violence'];
/** Every so many days that officer sits at the window of the service centre instead. */
const WINDOW_DAYS = 3;
/** The last of them is closed before everybody is off duty. */
const LAST_BEFORE_END = 2 * HOUR;

export function planWalkIns(
  commands: WalkInCommands,
  agenda: Agenda,
  { officerIds, workers, busy }: WalkInCast,
  { from, until }: { from: number; until: number },
): void {
  const chance = new SeededRandom(SEED);
  const matters = MATTERS.filter(([category]) => !NOT_THERE.includes(category));
  for (let midnight = startOfDay(from), day = 0; midnight < until; midnight += DAY, day++) {
    if (isWeekend(midnight) || !chance.happens(0.5)) continue;
    const officer = officerIds[(day + OUT) % officerIds.length]!;
    const worker = chance.oneOf(workers);
    const [category, , sentences] = chance.oneOf(matters);
    const payload = {
      clientCallId: chance.uuid(),
      communityId: worker.communityId,
      category,
      summary: chance.oneOf(sentences),
      deskPlace: day % WINDOW_DAYS === 0 ? ('window' as const) : ('office' as const),
    };
    const outcome = chance.weighted<Outcome>([
      ['advised', 70],
      ['resolved', 30],
    ]);
    const note = chance.oneOf(NOTES[outcome]);
    const rating = chance.happens(0.4) ? chance.weighted(RATINGS) : undefined;
    const seconds = chance.between(10, 40) * 60;
    const at = midnight + 9 * HOUR + chance.between(10, 150) * MINUTE;
    if (at > until - LAST_BEFORE_END) continue;
    busy.note(officer, at, at + seconds * 1000);
    agenda.at(at, async () => {
      const callId = await commands.record(officer, payload);
      agenda.in(seconds, async () => {
        await commands.close(officer, callId, { outcome, note });
        if (rating !== undefined) agenda.in(HOUR / 1000, () => commands.rate(worker.id, callId, rating));
      });
    });
  }
}
