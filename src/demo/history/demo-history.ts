/**
 * A month of lived-in history: not rows, but the hub's own commands through the hub's own services under a clock that is pushed.
 * The same seed and the same end give the same month. Wall-clock times are Asia/Shanghai, which has no
 * summer time.
 */
import type { PushedClock } from '../../kernel/clock.js';
import type { PauseReason } from '../../protocol/codes.js';
import { Agenda } from './demo-agenda.js';
import { SeededRandom } from './seeded-random.js';
import type { DemoCommands } from './demo-commands.js';
import { MINUTE, HOUR, DAY } from '../../protocol/time/durations.js';
import { startOfDay } from '../../protocol/time/local-day.js';
import { isWeekend } from './weekdays.js';
import { DemoCall } from './demo-call.js';
import type { BusyTimes } from '../active/busy-times.js';

export interface HistoryCast {
  workerIds: readonly string[];
  officerIds: readonly string[];
}
export interface HistorySpan {
  /** When the month ends and everybody is off duty; usually the hour of the demo's start. */
  until: number;
  days?: number;
  seed?: number;
  /** What else happens, until then and in that month; asked once it is known who is on duty when. */
  besides?: (agenda: Agenda) => void;
  /** Is told who is on duty when. */
  busy?: BusyTimes;
}
export interface HistoryCounts {
  raised: number;
  closed: number;
  cancelled: number;
  /** Held at the end. */
  open: number;
}

const SIGN_OFF_BEFORE_END = 5 * MINUTE;
const LAST_RAISE_BEFORE_END = 60 * MINUTE;
const LEFT_OPEN = 3;
const FORGETS_DAYS_BEFORE_END = 3;
/** The clock ends a duty that nobody ended. */
const FORGOTTEN_DUTY = 12 * HOUR;

/** The instant the clock must stand at before the history begins. */
export const historyStart = ({ until, days = 30 }: HistorySpan): number => startOfDay(until) - days * DAY;

export async function playHistory(
  commands: DemoCommands,
  clock: PushedClock,
  cast: HistoryCast,
  span: HistorySpan,
): Promise<HistoryCounts> {
  const { until, seed = 20241124 } = span;
  const chance = new SeededRandom(seed);
  const agenda = new Agenda(clock, until);
  const calls: DemoCall[] = [];
  const signOff = until - SIGN_OFF_BEFORE_END;

  const forgets = startOfDay(until) - FORGETS_DAYS_BEFORE_END * DAY;
  const duty = (officerId: string, from: number, to: number, forgotten = false) => {
    const end = Math.min(to, signOff);
    if (end - from < 30 * MINUTE) return;
    span.busy?.note(officerId, from, forgotten ? from + FORGOTTEN_DUTY : end);
    agenda.at(from, () => commands.dutyStart(officerId));
    if (!forgotten) agenda.at(end, () => commands.dutyEnd(officerId));
  };
  const pause = (officerId: string, reason: PauseReason, from: number, to: number) => {
    if (to < signOff) agenda.at(from, () => commands.dutyPause(officerId, reason, to));
  };

  let dayNumber = 0;
  for (let midnight = historyStart(span); midnight < until; midnight += DAY, dayNumber++) {
    const at = (hour: number, minute = 0) => midnight + hour * HOUR + minute * MINUTE;
    const officer = (turn: number) => cast.officerIds[(dayNumber + turn) % cast.officerIds.length]!;
    const weekend = isWeekend(midnight);
    if (weekend) {
      for (const turn of [0, 3])
        duty(officer(turn), at(8, 30 + chance.between(-6, 3)), at(17, chance.between(25, 35)));
    } else {
      // Six of eight by turns; the others are on leave, at training, out in a community.
      for (let turn = 0; turn < Math.min(6, cast.officerIds.length); turn++) {
        duty(officer(turn), at(8, 30 + chance.between(-8, 2)), at(17, 30 + chance.between(0, 6)));
      }
      for (const turn of [1, 3, 5]) pause(officer(turn), 'other', at(12, chance.between(0, 10)), at(13));
      pause(officer(0), 'court', at(9, chance.between(20, 50)), at(11, chance.between(0, 40)));
      pause(
        officer(2),
        chance.oneOf(['questioning', 'meeting']),
        at(14, chance.between(10, 40)),
        at(15, chance.between(30, 55)),
      );
    }
    // One evening nobody signs off: the clock does, in the small hours.
    duty(officer(7), at(17, chance.between(18, 24)), at(20, 30 + chance.between(0, 5)), midnight === forgets);

    const count = weekend ? chance.between(2, 4) : chance.between(8, 14);
    for (let i = 0; i < count; i++) {
      const raisedAt = chance.happens(0.06)
        ? at(17, 40) + chance.between(0, 120) * MINUTE + chance.between(0, 59) * 1000
        : at(8, 40) + chance.between(0, 510) * MINUTE + chance.between(0, 59) * 1000;
      const call = new DemoCall(
        { commands, agenda, chance: new SeededRandom(chance.between(1, 2 ** 30)), clock },
        chance.oneOf(cast.workerIds),
      );
      if (raisedAt > until - LAST_RAISE_BEFORE_END) continue;
      agenda.at(raisedAt, () => call.raise());
      call.raisedAt = raisedAt;
      calls.push(call);
    }
  }
  span.besides?.(agenda);
  calls.sort((a, b) => a.raisedAt - b.raisedAt);
  const left = calls.filter((c) => c.mayStayOpen).slice(-LEFT_OPEN);
  for (const call of left) call.staysOpen = true;
  if (left[0]) left[0].waitsForOthers = true;
  // Nothing is left ringing with nobody on duty: the worker takes it back.
  agenda.at(signOff - MINUTE, async () => {
    for (const call of calls) await call.endOfMonth();
  });

  await agenda.run();
  await clock.push(until - clock.now());
  const count = (state: DemoCall['state']) => calls.filter((c) => c.state === state).length;
  return {
    raised: calls.length,
    closed: count('closed'),
    cancelled: count('cancelled'),
    open: count('active'),
  };
}
