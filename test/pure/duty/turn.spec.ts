import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as turn from '../../../src/ledger/duty-session-rules.js';
import { dayBegins, localDay, nextMidnight } from '../../../src/protocol/time/local-day.js';
import { cutAtMidnights, minutesBetween, type Interval } from '../../../src/kernel/time/intervals.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FORGOTTEN = 12 * 3600;
const MONDAY = dayBegins('2025-11-24');

describe('one session', () => {
  const on = turn.startDuty('s1', MONDAY + 8 * HOUR, FORGOTTEN);
  test('counts from the sign-on, and is due when it was forgotten', () => {
    expect(on).toMatchObject({
      since: MONDAY + 8 * HOUR,
      runningFrom: MONDAY + 8 * HOUR,
      dueAt: MONDAY + 20 * HOUR,
    });
    expect(turn.minutesToday(on, MONDAY + 9 * HOUR)).toBe(60);
  });
  test('a pause is not counted, whatever its end', () => {
    const paused = turn.pauseDuty(on, 'court', MONDAY + 11 * HOUR, MONDAY + 10 * HOUR, FORGOTTEN);
    expect(paused).toMatchObject({ pauseReason: 'court', runningFrom: null, dueAt: MONDAY + 11 * HOUR });
    expect(turn.minutesToday(paused, MONDAY + 10.9 * HOUR)).toBe(120);
    const back = turn.resumeDuty(paused, MONDAY + 11 * HOUR, FORGOTTEN);
    expect(back).toMatchObject({ pauseReason: null, pausedAt: null, pausedUntil: null });
    expect(turn.unrecordedStretches(back, MONDAY + 12 * HOUR)).toEqual([
      { from: MONDAY + 8 * HOUR, to: MONDAY + 10 * HOUR },
      { from: MONDAY + 11 * HOUR, to: MONDAY + 12 * HOUR },
    ]);
  });
  test('pausing again for another reason keeps when it began and counts nothing twice', () => {
    const once = turn.pauseDuty(on, 'court', null, MONDAY + 10 * HOUR, FORGOTTEN);
    const twice = turn.pauseDuty(once, 'meeting', null, MONDAY + 11 * HOUR, FORGOTTEN);
    expect(twice).toMatchObject({
      pauseReason: 'meeting',
      pausedAt: MONDAY + 10 * HOUR,
      stretches: once.stretches,
    });
  });
  test('at midnight what was served is cut off and the rest runs on', () => {
    const late = turn.startDuty('s1', MONDAY + 22 * HOUR, FORGOTTEN);
    expect(late.dueAt).toBe(MONDAY + 24 * HOUR);
    const cut = turn.cutAtMidnight(late, MONDAY + 24 * HOUR, FORGOTTEN);
    expect(cut).toMatchObject({
      runningFrom: MONDAY + 24 * HOUR,
      stretches: [],
      since: MONDAY + 22 * HOUR,
      dueAt: MONDAY + 34 * HOUR,
    });
    expect(turn.minutesToday(cut, MONDAY + 24 * HOUR)).toBe(0);
  });
  test('who is paused at midnight is not set going by it', () => {
    const paused = turn.pauseDuty(
      turn.startDuty('s1', MONDAY + 22 * HOUR, FORGOTTEN),
      'other',
      null,
      MONDAY + 23 * HOUR,
      FORGOTTEN,
    );
    expect(turn.cutAtMidnight(paused, MONDAY + 24 * HOUR, FORGOTTEN)).toMatchObject({
      runningFrom: null,
      stretches: [],
      pauseReason: 'other',
    });
  });
  test('signed off, nothing is left', () => {
    expect(turn.endDuty()).toMatchObject({
      since: null,
      sessionId: null,
      runningFrom: null,
      stretches: [],
      dueAt: null,
    });
  });
});

/** Signing on, then any pauses, resumes and midnights, then off; with what was served beside it, second by second. */
test('whatever the sequence, the ledger’s minutes are the grid minutes of the time on duty without pauses', () => {
  const move = fc.record({
    wait: fc.integer({ min: 1, max: 9 * 3600 }),
    deed: fc.constantFrom('pause', 'resume', 'nothing'),
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3 * 24 * 3600 }),
      fc.array(move, { maxLength: 20 }),
      (start, moves) => {
        let now = MONDAY + start * 1000;
        let duty = turn.startDuty('s1', now, FORGOTTEN);
        const served: Interval[] = [];
        const ledger: Interval[] = [];
        let running: number | null = now;
        const stop = () => {
          if (running !== null) served.push({ from: running, to: now });
          running = null;
        };
        for (const { wait, deed } of moves) {
          const until = now + wait * 1000;
          // The clock cuts at each midnight on the way.
          for (let midnight = nextMidnight(now); midnight <= until; midnight = nextMidnight(midnight)) {
            ledger.push(...turn.unrecordedStretches(duty, midnight));
            duty = turn.cutAtMidnight(duty, midnight, FORGOTTEN);
          }
          now = until;
          if (deed === 'pause') {
            stop();
            duty = turn.pauseDuty(duty, 'meeting', null, now, FORGOTTEN);
          } else if (deed === 'resume' && duty.pauseReason !== null) {
            running = now;
            duty = turn.resumeDuty(duty, now, FORGOTTEN);
          }
          expect(duty.dueAt).toBeLessThanOrEqual(nextMidnight(now));
          const today = served
            .concat(running === null ? [] : [{ from: running, to: now }])
            .flatMap(({ from, to }) => cutAtMidnights(from, to));
          const inLedger = ledger
            .flatMap(({ from, to }) => cutAtMidnights(from, to))
            .filter((p) => p.day === localDay(now));
          expect(sum(inLedger) + turn.minutesToday(duty, now)).toBe(
            sum(today.filter((p) => p.day === localDay(now))),
          );
        }
        ledger.push(...turn.unrecordedStretches(duty, now));
        stop();
        // Cut into days or not, the parts add up to the same.
        expect(sum(ledger)).toBe(sum(served));
        expect(sum(ledger.flatMap(({ from, to }) => cutAtMidnights(from, to)))).toBe(sum(served));
      },
    ),
    { numRuns: 500 },
  );
});
const sum = (intervals: readonly Interval[]) =>
  intervals.reduce((all, { from, to }) => all + minutesBetween(from, to), 0);
