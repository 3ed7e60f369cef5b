import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isLowAttendance, servedTime, attendanceShare } from '../../../src/ledger/attendance-share.js';
import { HANDLING_GAP, handlingStretches } from '../../../src/ledger/handling-stretches.js';

const MINUTE = 60_000;
const deeds = fc.array(fc.integer({ min: 0, max: 2000 * MINUTE }), { maxLength: 30 });
const total = (all: readonly { from: number; to: number }[]) =>
  all.reduce((sum, s) => sum + s.to - s.from, 0);

describe('sittings', () => {
  test('near deeds are one, far ones are two, a single one is no time', () => {
    const at = (...minutes: number[]) => minutes.map((m) => m * MINUTE);
    expect(handlingStretches(at(0, 10, 40, 71, 75, 300))).toEqual([
      { from: 0, to: 40 * MINUTE },
      { from: 71 * MINUTE, to: 75 * MINUTE },
    ]);
    expect(handlingStretches(at(0, 30))).toEqual([{ from: 0, to: 30 * MINUTE }]);
    expect(handlingStretches([])).toEqual([]);
  });
  test('begin and end with a deed, hold no gap that is too long, and lie that far from each other', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const found = handlingStretches(all);
        for (const [i, { from, to }] of found.entries()) {
          const within = all.filter((d) => from <= d && d <= to).sort((a, b) => a - b);
          expect([within[0], within.at(-1)]).toEqual([from, to]);
          for (const [j, d] of within.entries())
            if (j) expect(d - within[j - 1]!).toBeLessThanOrEqual(HANDLING_GAP);
          if (i) expect(from - found[i - 1]!.to).toBeGreaterThan(HANDLING_GAP);
        }
        // A deed in none of them has no other near it.
        for (const d of all.filter((one) => !found.some((s) => s.from <= one && one <= s.to)))
          expect(all.filter((o) => o !== d && Math.abs(o - d) <= HANDLING_GAP)).toEqual([]);
      }),
    );
  });
  test('in whatever order they come, the same; one more deed takes no time away', () => {
    fc.assert(
      fc.property(deeds, fc.integer({ min: 0, max: 2000 * MINUTE }), (all, more) => {
        expect(handlingStretches([...all].reverse())).toEqual(handlingStretches(all));
        expect(total(handlingStretches([...all, more]))).toBeGreaterThanOrEqual(
          total(handlingStretches(all)),
        );
        expect(total(handlingStretches(all))).toBeLessThanOrEqual(Math.max(0, ...all));
      }),
    );
  });
});

describe('the share of a set length', () => {
  const set = { from: 0, to: 100 * MINUTE };
  test('counts what lies within it once, and nothing outside', () => {
    const measured = [
      { from: -50 * MINUTE, to: 20 * MINUTE },
      { from: 10 * MINUTE, to: 40 * MINUTE },
      { from: 90 * MINUTE, to: 300 * MINUTE },
    ];
    expect(attendanceShare(set, measured)).toEqual({ measured: 50, planned: 100, percent: 50 });
    expect(isLowAttendance(attendanceShare(set, measured), 60)).toBe(true);
    expect(isLowAttendance(attendanceShare(set, measured), 50)).toBe(false);
  });
  test('where nothing was set nothing is low', () => {
    expect(isLowAttendance(attendanceShare({ from: 5, to: 5 }, []), 60)).toBe(false);
  });
  test('of several shifts the one that was served, and none where most of the time lies outside all', () => {
    const day = { from: 0, to: 540 };
    const night = { from: 540, to: 1440 };
    expect(servedTime([day, night], { from: 10, to: 560 })).toBe(day);
    expect(servedTime([day, night], { from: 500, to: 900 })).toBe(night);
    expect(servedTime([day], { from: 540, to: 600 })).toBeUndefined();
    expect(servedTime([day], { from: 500, to: 600 })).toBeUndefined();
  });
});
