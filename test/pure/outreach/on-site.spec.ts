/** At an activity: what the clock says, the code that is typed, and residents who are counted on a bad line. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  digitsOf,
  elapsed,
  mayStillHold,
  maySayWhoCame,
  phaseOf,
  stillOpens,
} from '../../../client/src/pages/outreach/activity/on-site.js';
import {
  arrived,
  countsOf,
  EMPTY_TALLY,
  lastOf,
  refused,
  touched,
  undone,
  type Step,
  type Tally,
} from '../../../client/src/pages/outreach/arrivals/tally.js';
import { AGE_BANDS, type Arrivals } from '../../../src/protocol/outreach.js';

const FROM = '2026-11-24T06:00:00.000Z';
const TO = '2026-11-24T07:30:00.000Z';
const at = (time: string) => Date.parse(`2026-11-24T${time}.000Z`);
const given = { state: 'planned', from: FROM, to: TO } as const;

describe('the clock', () => {
  test('opens an hour before it begins and closes half an hour after its end', () => {
    expect(phaseOf(given, at('04:59:59'))).toBe('before');
    expect(phaseOf(given, at('05:00:00'))).toBe('open');
    expect(phaseOf(given, at('07:59:59'))).toBe('open');
    expect(phaseOf(given, at('08:00:00'))).toBe('over');
    expect(phaseOf({ ...given, state: 'cancelled' }, at('06:00:00'))).toBe('cancelled');
  });
  test('lets residents be counted from then until a day after the end', () => {
    expect(maySayWhoCame(given, at('04:59:59'))).toBe(false);
    expect(maySayWhoCame(given, at('05:00:00'))).toBe(true);
    expect(maySayWhoCame(given, at('07:29:59') + 86_400_000)).toBe(true);
    expect(maySayWhoCame(given, at('07:30:00') + 86_400_000)).toBe(false);
    expect(maySayWhoCame({ ...given, state: 'cancelled' }, at('06:00:00'))).toBe(false);
  });
  test('counts from the check-in, and the bar ends with the activity', () => {
    expect(elapsed(FROM, TO, at('07:24:12'))).toEqual({ minutes: 84, seconds: 12, share: 5052 / 5400 });
    expect(elapsed(FROM, TO, at('09:00:00'))).toEqual({ minutes: 180, seconds: 0, share: 1 });
    // A phone's idea of the time before the check-in, and a check-in after the end.
    expect(elapsed(FROM, TO, at('05:59:00'))).toEqual({ minutes: 0, seconds: 0, share: 0 });
    expect(elapsed(TO, FROM, at('07:31:00')).share).toBe(1);
  });
});

describe('a code', () => {
  test('is its digits, however it was typed or pasted', () => {
    expect(digitsOf('123 456')).toBe('123456');
    expect(digitsOf('１２３４５６')).toBe('123456');
    expect(digitsOf('签到码：12-34')).toBe('1234');
    expect(digitsOf('12345678')).toBe('123456');
  });
  test('is sent again for as long as it may hold, and stays on the screen for as long as it opens', () => {
    expect(mayStillHold(0, 59_999)).toBe(true);
    expect(mayStillHold(0, 60_000)).toBe(false);
    expect(stillOpens(FROM, at('06:00:29'))).toBe(true);
    expect(stillOpens(FROM, at('06:00:30'))).toBe(false);
  });
});

const NONE = Object.fromEntries(AGE_BANDS.map((band) => [band, 0])) as Arrivals;
/** The hub: an id counts once, and one that was taken back never again. */
class Hub {
  private readonly seen = new Map<string, { band: Step['band']; counts: boolean }>();
  take({ id, band, back }: Step): void {
    const known = this.seen.get(id);
    if (back) this.seen.set(id, { band, counts: false });
    else if (!known) this.seen.set(id, { band, counts: true });
  }
  get counts(): Arrivals {
    const counts = { ...NONE };
    for (const { band, counts: one } of this.seen.values()) if (one) counts[band] += 1;
    return counts;
  }
}

describe('counting residents', () => {
  const one = { id: 'a', band: 'from_70' } as const;
  test('shows each at once, and takes back the last that still counts', () => {
    const both = touched(touched(EMPTY_TALLY, one), { id: 'b', band: 'under_60' });
    expect(countsOf({ ...NONE, from_70: 4 }, both)).toEqual({ ...NONE, from_70: 5, under_60: 1 });
    expect(undone(both)).toEqual({ waiting: [one], sent: [] });
    expect(undone(EMPTY_TALLY)).toBe(EMPTY_TALLY);
  });
  test('takes back the first only after it, since it may have arrived', () => {
    const tally = undone(touched(EMPTY_TALLY, one));
    expect(tally.waiting).toEqual([one, { ...one, back: true }]);
    expect(countsOf(NONE, tally)).toEqual(NONE);
    expect(lastOf(tally)).toBeUndefined();
    expect(arrived(arrived(tally))).toEqual(EMPTY_TALLY);
  });
  test('takes back what the hub has', () => {
    const tally = undone(arrived(touched(EMPTY_TALLY, one)));
    expect(tally).toEqual({ waiting: [{ ...one, back: true }], sent: [] });
    expect(countsOf({ ...NONE, from_70: 1 }, tally)).toEqual(NONE);
  });
  test('lets go of what was refused, with what would take it back', () => {
    expect(refused(undone(touched(EMPTY_TALLY, one)))).toEqual(EMPTY_TALLY);
  });
  test('whatever the line does, in the end the hub has what the page shows', () => {
    // What waits goes out, and is answered, or the answer is lost, or it never came.
    const deed = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...AGE_BANDS) },
      { weight: 2, arbitrary: fc.constant('undo' as const) },
      { weight: 4, arbitrary: fc.constantFrom('answered' as const, 'unheard' as const, 'lost' as const) },
    );
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        const hub = new Hub();
        let tally: Tally = EMPTY_TALLY;
        // What the hub answered last.
        let base = NONE;
        const go = (end: 'answered' | 'unheard' | 'lost') => {
          const [first] = tally.waiting;
          if (first && end !== 'lost') hub.take(first);
          if (!first || end !== 'answered') return;
          tally = arrived(tally);
          base = hub.counts;
        };
        deeds.forEach((one, n) => {
          if (one === 'undo') tally = undone(tally);
          else if (one === 'answered' || one === 'unheard' || one === 'lost') go(one);
          else tally = touched(tally, { id: String(n), band: one });
        });
        const shown = countsOf(base, tally);
        while (tally.waiting.length) go('answered');
        expect(hub.counts).toEqual(shown);
      }),
    );
  });
});
