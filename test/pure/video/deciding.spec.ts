/** What a page decides of a video call without a browser: how weak a line is, what it costs, who is large, what stands in the way. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isThird, largest, nextLarge } from '../../../client/src/parts/video/engine/big-picture.js';
import { offersAt, savesPicture } from '../../../client/src/parts/video/engine/giving-up.js';
import { comesBack, goingOf } from '../../../client/src/parts/video/engine/grace.js';
import {
  GOOD,
  levelOf,
  nextStanding,
  type Level,
  type Sample,
} from '../../../client/src/parts/video/engine/line-quality.js';
import { BLANK, readNote } from '../../../client/src/parts/video/engine/notes.js';
import { mayTry, obstacleOf } from '../../../client/src/parts/video/engine/obstacles.js';

const good: Sample = { loss: 0, roundTripSeconds: 0.05, maySend: 900_000, silent: false };
const after = (samples: readonly Sample[], from = GOOD) => samples.reduce(nextStanding, from);
const times = (n: number, sample: Sample) => Array.from({ length: n }, () => sample);

describe('how weak a line is', () => {
  test.each<[string, Partial<Sample>, Level]>([
    ['nothing is lost', {}, 0],
    ['a twentieth is lost', { loss: 0.05 }, 1],
    ['half a second there and back', { roundTripSeconds: 0.5 }, 1],
    ['no room for a picture', { maySend: 90_000 }, 2],
    ['a third is lost', { loss: 0.4 }, 3],
    ['nothing comes at all', { silent: true }, 3],
    ['nothing is known yet', { roundTripSeconds: undefined, maySend: undefined }, 0],
  ])('%s', (_, sample, level) => expect(levelOf({ ...good, ...sample })).toBe(level));

  test('one bad moment is none, three in a row are', () => {
    const bad = { ...good, loss: 0.2 };
    expect(after([bad, bad, good, bad, bad]).level).toBe(0);
    expect(after([bad, bad, bad]).level).toBe(1);
    expect(after(times(6, bad)).level).toBe(2);
  });
  test('it gets better later than it got worse, a step at a time', () => {
    const weak = after(times(3, { ...good, loss: 0.08 }));
    expect(after(times(4, good), weak).level).toBe(1);
    expect(after(times(5, good), weak).level).toBe(0);
  });
  test('whatever is measured, it changes by one step and stays among the four', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            loss: fc.double({ min: 0, max: 1, noNaN: true }),
            roundTripSeconds: fc.option(fc.double({ min: 0, max: 9, noNaN: true }), { nil: undefined }),
            maySend: fc.option(fc.nat(2_000_000), { nil: undefined }),
            silent: fc.boolean(),
          }),
        ),
        (samples) => {
          let standing = GOOD;
          for (const sample of samples) {
            const next = nextStanding(standing, sample);
            expect(Math.abs(next.level - standing.level)).toBeLessThanOrEqual(1);
            expect([0, 1, 2, 3]).toContain(next.level);
            standing = next;
          }
        },
      ),
    ));
});

describe('what a weak line costs', () => {
  test('the officer’s picture first, never the interpreter’s hands nor the resident’s', () => {
    for (const weakest of [1, 2, 3] as const) {
      expect(savesPicture({ role: 'holder', weakest })).toBe(true);
      expect(savesPicture({ role: 'third', weakest })).toBe(false);
      expect(savesPicture({ role: 'community', weakest })).toBe(false);
    }
    expect(savesPicture({ role: 'holder', weakest: 0 })).toBe(false);
  });
  test('voice is offered, and words first where even that is too much', () => {
    expect(offersAt(1)).toEqual(['voice', 'text']);
    expect(offersAt(3)).toEqual(['text', 'voice']);
  });
});

describe('who is large', () => {
  const seen = (peerId: string, side: 'community' | 'officer' | 'guest') => ({
    peerId,
    side,
    person: { id: `p-${peerId}` },
  });
  const wang = seen('wang', 'officer');
  const chen = seen('chen', 'officer');
  const li = seen('li', 'community');
  const lin = seen('lin', 'guest');
  const holderId = 'p-wang';
  const by = (reader: 'community' | 'holder' | 'third', chosen: string | null = null) => ({
    reader,
    holderId,
    chosen,
  });
  test('the interpreter, to whoever is served by their hands', () => {
    expect(largest([wang, lin], by('community'))).toBe(lin);
    expect(largest([li, lin], by('holder'))).toBe(lin);
    expect(largest([wang, chen], by('community'))).toBe(chen);
  });
  test('the resident’s side, to the interpreter', () => expect(largest([wang, li], by('third'))).toBe(li));
  test('whom one chose, while they are there', () => {
    expect(largest([wang, lin], by('community', 'wang'))).toBe(wang);
    expect(largest([lin], by('community', 'wang'))).toBe(lin);
    expect(largest([], by('community', 'wang'))).toBeUndefined();
  });
  test('a touch goes round', () => {
    expect(nextLarge(['a', 'b', 'own'], 'own')).toBe('a');
    expect(nextLarge(['a', 'b', 'own'], 'gone')).toBe('a');
  });
  test('a third is a guest, or an officer who does not hold it', () =>
    expect([wang, chen, li, lin].map((one) => isThird(one, holderId))).toEqual([false, true, false, true]));
});

describe('how it goes', () => {
  const link = (standing: 'connecting' | 'live' | 'broken', since = 0) => ({ standing, since });
  test('nobody there is waiting, one who stands is enough', () => {
    expect(goingOf([], 0)).toEqual({ is: 'waiting' });
    expect(goingOf([link('connecting')], 0)).toEqual({ is: 'connecting' });
    expect(goingOf([link('broken'), link('live')], 9_000)).toEqual({ is: 'live' });
  });
  test('thirty seconds to come back, counted from the last who was lost', () => {
    expect(goingOf([link('broken', 1_000)], 1_000)).toEqual({ is: 'broken', secondsLeft: 30 });
    expect(goingOf([link('broken', 1_000), link('broken', 5_000)], 30_500)).toEqual({
      is: 'broken',
      secondsLeft: 5,
    });
    expect(goingOf([link('broken', 1_000)], 31_000)).toEqual({ is: 'lost' });
  });
  test('a line to the hub that is down is nobody’s loss while pictures go', () => {
    expect(goingOf([link('live')], 90_000, 1)).toEqual({ is: 'live' });
    expect(goingOf([link('connecting')], 11_000, 1_000)).toEqual({ is: 'broken', secondsLeft: 20 });
    expect(goingOf([], 40_000, 1_000)).toEqual({ is: 'lost' });
  });
  test('a page that is loaded anew goes on within the same thirty seconds', () => {
    expect(comesBack(0, 29_999)).toBe(true);
    expect(comesBack(0, 30_000)).toBe(false);
    expect(comesBack(60_000, 0)).toBe(false);
  });
});

describe('what another page says of itself', () => {
  test('is read as it was written', () => {
    const said = {
      ...BLANK,
      camera: 'saved' as const,
      consent: { at: '2026-11-24T07:01:00.000Z', way: 'sign' as const },
    };
    expect(readNote(JSON.stringify(said))).toEqual(said);
  });
  test.each([
    ['no text', 7],
    ['no JSON', '{'],
    ['nothing', 'null'],
    ['another camera', JSON.stringify({ ...BLANK, camera: 'spy' })],
    ['a weakness that is none', JSON.stringify({ ...BLANK, weak: 9 })],
    ['too long', JSON.stringify({ ...BLANK, more: 'x'.repeat(500) })],
  ])('or dropped: %s', (_, said) => expect(readNote(said)).toBeNull());
  test('a consent that is none is left out', () =>
    expect(readNote(JSON.stringify({ ...BLANK, consent: { at: 'soon', way: 'aloud' } }))).toEqual(BLANK));
});

describe('what stands in the way', () => {
  const able = { userAgent: 'Chrome/153', secure: true, canRecord: true, canConnect: true };
  const weChat = `${able.userAgent} MicroMessenger/8.0.50`;
  test.each([
    ['nothing', {}, null],
    ['WeChat, even where it seems able', { userAgent: weChat }, 'wechat'],
    ['an address without https', { secure: false, canRecord: false }, 'insecure'],
    ['no connections', { canConnect: false }, 'no_rtc'],
    ['no microphone to ask for', { canRecord: false }, 'no_rtc'],
  ] as const)('%s', (_, facts, found) => expect(obstacleOf({ ...able, ...facts })).toBe(found));
  test('trying all the same is offered where the parts are there', () => {
    expect(mayTry({ ...able, userAgent: weChat })).toBe(true);
    expect(mayTry({ ...able, userAgent: weChat, canConnect: false })).toBe(false);
  });
});
