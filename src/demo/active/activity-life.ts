/** How one activity of the year goes, from the first sign-up to what is said of it. */
import type { AgeBand } from '../../protocol/outreach.js';
import { DAY, HOUR, MINUTE } from '../../protocol/time/durations.js';
import { startOfDay } from '../../protocol/time/local-day.js';
import type { Agenda } from '../history/demo-agenda.js';
import type { SeededRandom } from '../history/seeded-random.js';
import type { ActivityCommands } from './activity-commands.js';
import { MATTERS, NOTES } from '../history/demo-sentences.js';
import { FEEDBACK } from './outreach-sentences.js';
import type { PlannedActivity } from './planned-activities.js';

export interface Served extends PlannedActivity {
  inCharge: string;
  /** Who signs up beside them. */
  helpers: readonly string[];
  /** Of the community. */
  workerId?: string;
  communityId: string;
}
/** What is out of the ordinary with one. */
export interface Turn {
  cancelled?: string;
  /** Somebody does not check out. */
  forgotten?: boolean;
  /** Somebody asks a question of the theme. */
  asked?: boolean;
}
/** The clock looks for check-outs that were forgotten so long after the end. */
const SWEPT_AFTER = 31 * MINUTE;

type Bands = readonly (readonly [AgeBand, number])[];
const ELDERS: Bands = [
  ['under_60', 8],
  ['from_60', 38],
  ['from_70', 40],
  ['from_80', 14],
];
const EVERYBODY: Bands = [
  ['under_60', 62],
  ['from_60', 24],
  ['from_70', 11],
  ['from_80', 3],
];

export function liveActivity(
  { commands, agenda, chance }: { commands: ActivityCommands; agenda: Agenda; chance: SeededRandom },
  id: string,
  { theme, from, to, inCharge, helpers, workerId, communityId }: Served,
  madeAt: number,
  { cancelled, forgotten = false, asked = false }: Turn,
): void {
  const minutes = (least: number, most: number) => chance.between(least, most) * MINUTE;
  const signedUpAt = Math.min(madeAt + DAY + minutes(0, 400), from - HOUR, agenda.end - HOUR);
  agenda.at(signedUpAt, () => commands.signUp(helpers, id));
  if (cancelled !== undefined) {
    agenda.at(startOfDay(from) - 8 * HOUR, () => commands.cancel(inCharge, id, cancelled));
    return;
  }
  // The list is for the hall without a screen.
  const byList = chance.happens(0.4);
  const checkIn = byList ? commands.checkInByList : commands.checkIn;
  const [late] = helpers.slice(-1);
  const stay = forgotten ? helpers.filter((helper) => helper !== late) : helpers;
  agenda.at(from - minutes(12, 25), () => commands.checkIn(inCharge, id, [inCharge]));
  agenda.at(from - minutes(1, 9), () => checkIn(inCharge, id, helpers));
  const bands = theme === 'elder_fraud' ? ELDERS : EVERYBODY;
  const arrivals = Array.from({ length: chance.between(5, 14) }, () => ({
    id: chance.uuid(),
    band: chance.weighted(bands),
  }));
  agenda.at(to - minutes(10, 25), () => commands.count(inCharge, id, arrivals));
  const questions = MATTERS.find(([category]) => category === theme)?.[2];
  if (asked && questions)
    agenda.at(to - minutes(2, 8), async () => {
      const question = {
        clientCallId: chance.uuid(),
        category: theme,
        summary: chance.oneOf(questions),
        communityId,
      };
      const callId = await commands.ask(inCharge, id, question);
      agenda.in(chance.between(15, 35) * 60, () =>
        commands.answer(inCharge, callId, chance.oneOf(NOTES.advised)),
      );
    });
  const out = to + minutes(2, 14);
  if (byList) agenda.at(out - MINUTE, () => commands.checkOutByList(inCharge, id, stay));
  agenda.at(out, () => commands.checkOut(inCharge, id, byList ? [inCharge] : [...stay, inCharge]));
  if (forgotten) agenda.at(to + SWEPT_AFTER, () => commands.closeForgotten());
  if (chance.happens(0.35))
    agenda.at(to + minutes(30, 180), () => commands.say(inCharge, id, chance.oneOf(FEEDBACK.officer)));
  if (workerId !== undefined && chance.happens(0.45))
    agenda.at(startOfDay(to) + DAY + 9 * HOUR, () =>
      commands.say(workerId, id, chance.oneOf(FEEDBACK.worker)),
    );
}
