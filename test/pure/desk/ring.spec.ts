/** What the officer's page decides of rings, keys, sound and time, without a browser. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { composing } from '../../../client/src/keys/composing.js';
import { answerOf } from '../../../client/src/pages/desk/ring/answer-key.js';
import { LONGEST, notesOf } from '../../../client/src/pages/desk/ring/sound/melody.js';
import { DEAF, deaf, slotsAfter } from '../../../client/src/pages/desk/ring/slots/slots.js';
import { isPages } from '../../../client/src/keys/page-key.js';
import { standsFor } from '../../../client/src/pages/desk/ring/ring-lifetime.js';
import { sounds, voiceOf } from '../../../client/src/pages/desk/ring/sound/voice.js';
import { ServerClock } from '../../../client/src/time/server-clock.js';

const key = (name: string, more: object = {}) => ({
  key: name,
  repeat: false,
  isComposing: false,
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});
const calm = { writing: false, sinceTyped: Infinity, sinceChanged: DEAF };

describe('keys', () => {
  test('A accepts, D declines, F8 accepts', () => {
    for (const [name, answer] of [
      ['a', 'accept'],
      ['A', 'accept'],
      ['d', 'decline'],
      ['F8', 'accept'],
      ['x', undefined],
      ['constructor', undefined],
    ] as const)
      expect([name, answerOf(key(name), calm)]).toEqual([name, answer]);
  });
  test('a letter answers nothing while somebody writes, nor just after; F8 does', () => {
    for (const around of [
      { ...calm, writing: true },
      { ...calm, sinceTyped: 300 },
    ]) {
      expect(answerOf(key('a'), around)).toBeUndefined();
      expect(answerOf(key('d'), around)).toBeUndefined();
      expect(answerOf(key('F8'), around)).toBe('accept');
    }
  });
  test('no key answers within 600 ms of what it would answer changing, nor held down, nor with another key', () => {
    for (const name of ['a', 'd', 'F8']) {
      expect(answerOf(key(name), { ...calm, sinceChanged: 60 })).toBeUndefined();
      expect(answerOf(key(name), { ...calm, sinceChanged: DEAF - 1 })).toBeUndefined();
      for (const more of [{ repeat: true }, { ctrlKey: true }, { metaKey: true }, { altKey: true }])
        expect(answerOf(key(name, more), calm)).toBeUndefined();
    }
  });
  test('while a ring lies over a page of single keys, its letter is the ring’s alone', () => {
    const free = { writing: false, covered: false };
    expect(isPages(key('a'), free)).toBe(true);
    for (const more of [{ covered: true }, { writing: true }])
      expect(isPages(key('a'), { ...free, ...more })).toBe(false);
    for (const more of [{ ctrlKey: true }, { keyCode: 229 }])
      expect(isPages(key('a', more), free)).toBe(false);
  });
  test('a key of the input method is its own, in every order of events that browsers have', () => {
    expect(composing(key('Enter', { isComposing: true, keyCode: 13 }))).toBe(true);
    // Safari: the composing has ended, and the Enter that ended it comes after.
    expect(composing(key('Enter', { isComposing: false, keyCode: 229 }))).toBe(true);
    expect(composing(key('Enter', { keyCode: 13 }))).toBe(false);
    expect(answerOf(key('a', { keyCode: 229 }), calm)).toBeUndefined();
  });
});

describe('places', () => {
  const at = (ids: string[], now: number, before = slotsAfter([], [], 0)) => slotsAfter(before, ids, now);
  test('a ring that closes up is new at its place; one that stays where it was is not', () => {
    const two = at(['a', 'b'], 0);
    const one = at(['b'], 1000, two);
    expect(one).toEqual([{ id: 'b', since: 1000 }]);
    expect(deaf(one[0], 1060)).toBe(true);
    expect(deaf(one[0], 1600)).toBe(false);
    expect(at(['a', 'b', 'c'], 1000, two).map((s) => s.since)).toEqual([0, 0, 1000]);
    expect(at(['z', 'a', 'b'], 1000, two).map((s) => s.since)).toEqual([1000, 1000, 1000]);
    expect(deaf(undefined, 0)).toBe(true);
  });
  test('whatever comes and goes, no place answers for a ring that has been there for less than 600 ms', () => {
    const lists = fc.array(fc.tuple(fc.nat(900), fc.subarray(['a', 'b', 'c', 'd'])), { maxLength: 30 });
    fc.assert(
      fc.property(lists, (steps) => {
        let [now, slots] = [0, slotsAfter([], [], 0)];
        const stood = new Map<number, { id: string; since: number }>();
        for (const [wait, ids] of steps) {
          now += wait;
          for (const [place, slot] of slots.entries())
            expect(deaf(slot, now)).toBe(now - stood.get(place)!.since < DEAF);
          slots = slotsAfter(slots, ids, now);
          ids.forEach((id, place) => {
            if (stood.get(place)?.id !== id) stood.set(place, { id, since: now });
          });
          for (const place of stood.keys()) if (place >= ids.length) stood.delete(place);
        }
      }),
    );
  });
});

describe('sound', () => {
  test('what was heard and sleeps is said to sleep; what sleeps is not heard', () => {
    expect(voiceOf('tested', true)).toBe('tested');
    expect(voiceOf('tested', false)).toBe('asleep');
    expect(voiceOf('asked', false)).toBe('asleep');
    expect(voiceOf('untested', false)).toBe('untested');
    expect([sounds('tested', true), sounds('tested', false), sounds('mute', true)]).toEqual([
      true,
      false,
      false,
    ]);
  });
  test('a ring lays down its notes for its time, and never for more than the longest ring', () => {
    expect(notesOf('emergency', 60)).toHaveLength(200);
    expect(notesOf('emergency', 619)).toEqual(notesOf('emergency', LONGEST));
    expect(notesOf('urgent', 0)).toEqual([]);
    for (const urgency of ['normal', 'urgent', 'emergency'] as const) {
      const ends = notesOf(urgency, 60).map(([at, , long]) => at + long);
      expect(ends).toEqual([...ends].sort((a, b) => a - b));
    }
  });
});

test('a ring stands by the word of the hub: no clock hides one that has just arrived, nor keeps one for ever', () => {
  const now = 1_000_000;
  expect(standsFor(now + 60_000, now)).toBe(63_000);
  expect(standsFor(now + 20_000, now + 30_000)).toBe(23_000);
  expect(standsFor(now + 20_000, now - 600_000)).toBe(133_000);
});

describe("the server's time", () => {
  const hour = 3_600_000;
  const device = (wall: number) => {
    let steady = 5000;
    const clock = new ServerClock(() => steady, wall);
    return { clock, pass: (ms: number) => (steady += ms), steady: () => steady };
  };
  test('it is what the hub said, and what this device’s own clock shows is nothing to it', () => {
    const { clock, pass } = device(hour);
    clock.told(100 * hour);
    pass(7000);
    expect(clock.now()).toBe(100 * hour + 7000);
  });
  test('of two answers the quicker counts; each is taken for the middle of its way', () => {
    const { clock, pass, steady } = device(0);
    const asked = steady();
    pass(600);
    clock.told(hour, asked);
    expect(clock.now()).toBe(hour + 300);
    const again = steady();
    pass(2000);
    clock.told(hour + 300, again);
    expect(clock.now()).toBe(hour + 2300);
  });
  test('an answer that the kept one cannot be true beside replaces it: the device slept', () => {
    const { clock, pass, steady } = device(0);
    clock.told(hour);
    pass(1000);
    const asked = steady();
    pass(400);
    clock.told(hour + 30_000, asked);
    expect(clock.now()).toBe(hour + 30_200);
  });
  test('also where it was slow in coming, as far as it is believed', () => {
    const { clock, pass, steady } = device(0);
    clock.told(hour);
    const asked = steady();
    pass(3000);
    clock.told(hour + 60_000, asked);
    expect(clock.now()).toBe(hour + 61_500);
  });
  test('what was never a time changes nothing', () => {
    const { clock } = device(hour);
    clock.told(Number.NaN);
    expect(clock.now()).toBe(hour);
  });
});
