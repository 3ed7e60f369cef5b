/** In a page only the clock that nobody can set says how long ago something was. */
import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { hasRested, restUntil } from '../../client/src/pages/community/raise/retry-after.js';
import { Freshness, OLD } from '../../client/src/pages/wall/freshness.js';

describe('the device’s own clock', () => {
  test('is read where the server’s time is not known yet, and nowhere else', () => {
    const readers = globSync('client/src/**/*.{ts,vue}').filter((file) =>
      /Date\.now\(|new Date\(\)/.test(readFileSync(file, 'utf8')),
    );
    expect(readers.sort()).toEqual(['client/src/first-screen/early-button.ts', 'client/src/time/clock.ts']);
  });
});

describe('a call that the hub would not take yet', () => {
  test.each([
    [undefined, 0],
    [0, 0],
    [7, 7_000],
  ])('rests for %p s from the answer on', (said, wait) => {
    const raise = { notBefore: restUntil(said, 500) };
    expect(hasRested(raise, 500 + wait - 1)).toBe(false);
    expect(hasRested(raise, 500 + wait)).toBe(true);
  });
});

describe('the wall', () => {
  test('is old when no answer has come for long, and new with the next', () => {
    let now = 100;
    const fresh = new Freshness(() => now);
    now += OLD;
    expect(fresh.isOld()).toBe(false);
    now += 1;
    expect(fresh.isOld()).toBe(true);
    fresh.answered();
    expect(fresh.isOld()).toBe(false);
  });
});
