/** A list reaches over years: a day without its year could be of any of them. */
import { expect, test } from '@jest/globals';
import { sayDayOf } from '../../client/src/time/days.js';

const zh = { locale: 'zh-CN', timeZone: 'Asia/Shanghai', month: 'long' } as const;
const en = { ...zh, locale: 'en-GB' } as const;
const at = (text: string) => Date.parse(text);
const now = at('2026-11-24T10:00:00+08:00');

test('a day of this year is said without it, of another with it', () => {
  expect(sayDayOf(at('2026-01-03T09:00:00+08:00'), now, zh)).toBe('1月3日');
  expect(sayDayOf(at('2025-01-03T09:00:00+08:00'), now, zh)).toBe('2025年1月3日');
  expect(sayDayOf(at('2027-01-03T09:00:00+08:00'), now, en)).toBe('3 January 2027');
});

test('which year it is is told in Shanghai, at the turn of it too', () => {
  const before = at('2026-12-31T23:59:59+08:00');
  expect(sayDayOf(before, before + 1000, zh)).toBe('2026年12月31日');
  expect(sayDayOf(before + 1000, before + 1000, zh)).toBe('1月1日');
  expect(sayDayOf(before + 1000, before, zh)).toBe('2027年1月1日');
  // A day of the calendar is read in its own zone: midnight there, the evening before elsewhere.
  const day = { ...zh, timeZone: 'UTC' };
  expect(sayDayOf(at('2026-01-01T00:00:00Z'), now, day)).toBe('1月1日');
  expect(sayDayOf(at('2025-12-31T00:00:00Z'), now, day)).toBe('2025年12月31日');
});
