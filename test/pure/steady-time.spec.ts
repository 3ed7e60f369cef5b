/** Whatever somebody does to the machine's clock, deadlines that were set come, and time never goes back. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SteadyTime } from '../../src/kernel/time/steady-time.js';

const START = Date.parse('2026-11-30T08:00:00Z');
const HOUR = 3_600_000;

test('a clock that is left alone is the machine’s', () => {
  const time = new SteadyTime();
  for (let ms = 0; ms < 10_000; ms += 37) expect(time.read(START + ms, ms)).toBe(START + ms);
});

test('set back by a day, a deadline of 20 s comes within 1.1 s of its time', () => {
  const time = new SteadyTime();
  const due = time.read(START, 0) + 20_000;
  const when = Array.from({ length: 400 }, (_, n) => n * 100).find(
    (ms) => time.read(START + ms - 24 * HOUR, ms) >= due,
  );
  expect(when).toBeGreaterThanOrEqual(20_000);
  expect(when).toBeLessThanOrEqual(21_100);
});

test('set back by a minute, it is the machine’s again after twenty', () => {
  const time = new SteadyTime();
  time.read(START, 0);
  expect(time.read(START + 18 * 60_000 - 60_000, 18 * 60_000)).toBeGreaterThan(START + 17 * 60_000);
  const later = START + 21 * 60_000 - 60_000;
  expect(time.read(later, 21 * 60_000)).toBe(later);
});

test('it never goes back, is never behind the machine’s, and passes at least 95 in 100', () => {
  const readings = fc.array(
    fc.record({
      passed: fc.integer({ min: 0, max: HOUR }),
      set: fc.integer({ min: -48 * HOUR, max: 48 * HOUR }),
    }),
    { minLength: 1, maxLength: 50 },
  );
  fc.assert(
    fc.property(readings, (all) => {
      const time = new SteadyTime();
      let passed = 0;
      let wall = START;
      let before = time.read(wall, passed);
      for (const reading of all) {
        passed += reading.passed;
        wall += reading.passed + reading.set;
        const now = time.read(wall, passed);
        expect(now).toBeGreaterThanOrEqual(Math.max(wall, before));
        expect(now - before).toBeGreaterThanOrEqual(Math.floor(reading.passed * 0.95) - 1);
        before = now;
      }
    }),
  );
});
