/**
 * The only file that reads the time or sets a timer. Everything else is handed a Clock, so a test
 * (and the demo's history) can push the hour forward and see every deadline kept.
 */
import { DAY } from '../protocol/time/durations.js';
import { SteadyTime } from './time/steady-time.js';

export type TimerWork = () => void | Promise<void>;
export interface Timer {
  cancel(): void;
}

export abstract class Clock {
  /** Milliseconds since 1970, UTC. */
  abstract now(): number;
  /** Does the work once, at or after the instant. */
  abstract at(instant: number, work: TimerWork): Timer;
  /** Milliseconds from the end of a poller's run to its next one. */
  protected restOf(milliseconds: number): number {
    return milliseconds;
  }
  /** Does the work every so many milliseconds; a run that is still under way is not overlapped. */
  every(milliseconds: number, work: TimerWork): Timer {
    let timer: Timer;
    let cancelled = false;
    const next = () => {
      timer = this.at(this.now() + this.restOf(milliseconds), async () => {
        try {
          await work();
        } finally {
          if (!cancelled) next();
        }
      });
    };
    next();
    return {
      cancel: () => {
        cancelled = true;
        timer.cancel();
      },
    };
  }
}

/** Milliseconds of this process that pass on their own: how long something takes, and never an instant. */
export const stopwatch = (): number => performance.now();

/** setTimeout fires at once above 2^31-1 ms, so a far instant is reached in legs. */
const LONGEST_LEG = DAY;

export class SystemClock extends Clock {
  private readonly steady = new SteadyTime();

  now(): number {
    return this.steady.read(Date.now(), stopwatch());
  }
  at(instant: number, work: TimerWork): Timer {
    let handle: NodeJS.Timeout;
    const leg = () => {
      const wait = instant - this.now();
      handle =
        wait > LONGEST_LEG
          ? setTimeout(leg, LONGEST_LEG)
          : // The machine's clock may have been set meanwhile: never before its time.
            setTimeout(() => (this.now() < instant ? leg() : void work()), Math.max(0, wait));
    };
    leg();
    return { cancel: () => clearTimeout(handle) };
  }
}

/** The system's clock, set by somebody else's: a process beside the hub goes by the hub's. */
export class SetClock extends SystemClock {
  private readonly ahead: number;
  constructor(now: number) {
    super();
    this.ahead = now - super.now();
  }
  override now(): number {
    return super.now() + this.ahead;
  }
}

/** A clock that stands still until it is pushed; timers run in their order and are awaited. */
export class PushedClock extends Clock {
  private timers: { instant: number; work: TimerWork }[] = [];
  constructor(private instant: number) {
    super();
  }
  now(): number {
    return this.instant;
  }
  at(instant: number, work: TimerWork): Timer {
    const timer = { instant, work };
    this.timers.push(timer);
    return { cancel: () => (this.timers = this.timers.filter((t) => t !== timer)) };
  }
  /** Pushes the clock forward, doing on the way, in order, all that falls due. */
  async push(milliseconds: number): Promise<void> {
    const target = this.instant + milliseconds;
    for (;;) {
      const due = this.timers.filter((t) => t.instant <= target).sort((a, b) => a.instant - b.instant)[0];
      if (!due) break;
      this.timers = this.timers.filter((t) => t !== due);
      this.instant = Math.max(this.instant, due.instant);
      await due.work();
    }
    this.instant = target;
  }
  /** Jumps, as after a sleep: what fell due on the way is done at the next push, once. */
  leap(milliseconds: number): void {
    this.instant += milliseconds;
  }
}

/** For living through months in seconds: nothing else writes meanwhile, so whoever polls may rest; alarms still ring. */
export class HistoryClock extends PushedClock {
  override every(): Timer {
    return { cancel: () => undefined };
  }
}

/** Lets whatever else waits on the event loop have its turn, so that long work holds up no ring. */
export const nextTurn = (): Promise<void> => new Promise((next) => setImmediate(next));

/** Some of many in a turn of the event loop: whoever goes through thousands of rows or people holds up no ring. */
export async function* inTurns<T>(all: readonly T[], atOnce = 200): AsyncGenerator<T> {
  for (let at = 0; at < all.length; at += atOnce) {
    if (at) await nextTurn();
    yield* all.slice(at, at + atOnce);
  }
}
