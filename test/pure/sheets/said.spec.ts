import { describe, expect, test } from '@jest/globals';
import { readDay, readTimeOfDay } from '../../../src/sheets/dates-and-times.js';

describe('a day', () => {
  test.each([
    '2026-09-16',
    '2026-9-16',
    '2026/9/16',
    '2026.9.16',
    '2026年9月16日',
    '2026年9月16号',
    '２０２６年９月１６日',
    '2026-9-16 00:00:00',
    '2026-09-16T00:00:00',
    '2026-09-16 08:30',
    '20260916',
    '46281',
    '46281.375',
    '2026年9月16日 星期三',
    '2026/9/16（周三）',
  ])('%s', (text) => expect(readDay(text)).toBe('2026-09-16'));
  test('counted from 1904 where the workbook says so', () =>
    expect(readDay('44819', true)).toBe('2026-09-16'));
  test.each([
    '',
    '9月16日',
    '9/16/2026',
    '16.9.2026',
    '26-09-16',
    '2026-02-29',
    '20260230',
    '36525',
    '73051',
    '1',
  ])('%s is none, or could be two', (text) => expect(readDay(text)).toBeUndefined());
});

describe('a time of day', () => {
  test.each([
    ['9:00', 540],
    ['９：００', 540],
    ['09:00:00', 540],
    ['9点', 540],
    ['9时', 540],
    ['9点半', 570],
    ['9点05分', 545],
    ['0900', 540],
    ['上午9:00', 540],
    ['早上9点', 540],
    ['下午3:00', 900],
    ['下午 3：30', 930],
    ['下午12:30', 750],
    ['下午15:00', 900],
    ['中午12:00', 720],
    ['中午1点', 780],
    ['晚上8点', 1200],
    ['晚上20:00', 1200],
    ['凌晨2点', 120],
    ['3:00 PM', 900],
    ['12:15 am', 15],
    ['3pm', 900],
    ['24:00', 1440],
    ['0.375', 540],
    ['46281.375', 540],
  ])('%s', (text, minutes) => expect(readTimeOfDay(text)?.minutes).toBe(minutes));
  test.each([
    ['次日2:00', { minutes: 120, next: true }],
    ['次日 02:00', { minutes: 120, next: true }],
    ['02:00（次日）', { minutes: 120, next: true }],
    ['next day 02:00', { minutes: 120, next: true }],
    ['2026-9-17 02:00:00', { minutes: 120, day: '2026-09-17' }],
    ['2026年9月17日 2:00', { minutes: 120, day: '2026-09-17' }],
    ['2026年9月17号 2:00', { minutes: 120, day: '2026-09-17' }],
    ['46282.0833333333', { minutes: 120, day: '2026-09-17' }],
  ])('%s says its day too', (text, said) => expect(readTimeOfDay(text)).toEqual(said));
  test.each([
    '',
    '9',
    '24:01',
    '9:60',
    '25点',
    '1.5',
    'x',
    '上午12:00',
    '晚上12点',
    '下午9点',
    '900',
    '上午13:00',
  ])('%s is none, or could be two', (text) => expect(readTimeOfDay(text)).toBeUndefined());
});
