import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { localDay, localTime } from '../../../src/protocol/time/local-day.js';
import {
  dayOfCell,
  HOURS_IMPORT_HEADINGS,
  readHoursImport,
  HOURS_TEMPLATE,
  rowErrors,
  type HoursImportRow,
} from '../../../src/hours/import/hours-import-sheet.js';
import { readTimeOfDay } from '../../../src/sheets/dates-and-times.js';
import { findTable } from '../../../src/sheets/find-table.js';
import { templateRows } from '../../../src/sheets/sheet-template.js';

const HEADER = templateRows(HOURS_TEMPLATE, 'zh').header;
const tableOf = (rows: readonly (readonly string[])[]) =>
  findTable({ rows: rows.map((cells, i) => ({ row: i + 1, cells })) }, HOURS_IMPORT_HEADINGS, 'xlsx');
function read(sheet: readonly (readonly string[])[]) {
  const all = [...readHoursImport(tableOf(sheet)!)];
  return {
    rows: all.filter((one): one is HoursImportRow => !Array.isArray(one)),
    errors: all.filter((one) => Array.isArray(one)).flat(),
  };
}
const minutesOf = (text: string) => readTimeOfDay(text)?.minutes;
const row = (...cells: string[]) => [...cells, ...Array<string>(HEADER.length - cells.length).fill('')];

describe('a sheet of hours', () => {
  test('the template reads as an empty sheet in both languages: its example is passed over', () => {
    for (const lang of ['zh', 'en'] as const) {
      const { header, example } = templateRows(HOURS_TEMPLATE, lang);
      expect(rowErrors(tableOf([header, example]))).toBe('xlsx_empty');
      expect(rowErrors(tableOf([header, example, row('王')]))).toBeUndefined();
    }
  });
  test('a row is read in either language, an end of the next day only where that is said', () => {
    const { rows, errors } = read([
      HEADER,
      row('王', '普法活动', '2026-01-15', '09:00', '11：30', '彩塔街社区', '老年人', '反诈宣传'),
      row('王', 'duty', '2026/1/5', '22:00', '次日2:00'),
      row('王', 'duty', '2026-01-07', '2026-01-07 22:00', '2026-01-08 02:00'),
    ]);
    expect(errors).toEqual([]);
    expect(
      rows.map((r) => [r.row, r.kind, localDay(r.from), localTime(r.from), localDay(r.to), localTime(r.to)]),
    ).toEqual([
      [2, 'outreach', '2026-01-15', '09:00', '2026-01-15', '11:30'],
      [3, 'duty', '2026-01-05', '22:00', '2026-01-06', '02:00'],
      [4, 'duty', '2026-01-07', '22:00', '2026-01-08', '02:00'],
    ]);
    expect(rows[0]).toMatchObject({ served: 'elders', community: '彩塔街社区', activity: '反诈宣传' });
  });
  test.each([
    ['09:00', '09:00', 'to', 'import_midnight'],
    ['11:00', '10:00', 'to', 'import_midnight'],
    ['22:00', '02:00', 'to', 'import_midnight'],
    ['次日22:00', '次日23:00', 'from', 'import_other_day'],
    ['2026-01-16 22:00', '23:00', 'from', 'import_other_day'],
  ])('%s to %s is no stretch of the day that the row names', (from, to, column, sentence) => {
    const { rows, errors } = read([HEADER, row('王', '值守', '2026-01-15', from, to)]);
    expect([rows, errors]).toEqual([[], [{ row: 2, column, sentence }]]);
  });
  test('every wrong cell is named with its row and column, and holds up no other row', () => {
    const { rows, errors } = read([
      HEADER,
      row('', '普法', '2026-02-30', '25:00', ''),
      row('王', '值守', '2026-01-15', '09:00', '10:00', '', '外星人'),
      row('王', '值守', '2026-01-15', '09:00', '10:00'),
    ]);
    expect(rows.map((r) => r.row)).toEqual([4]);
    expect(errors).toEqual([
      { row: 2, column: 'person', sentence: 'field_required' },
      { row: 2, column: 'to', sentence: 'field_required' },
      { row: 2, column: 'kind', sentence: 'import_kind' },
      { row: 2, column: 'day', sentence: 'import_day' },
      { row: 2, column: 'from', sentence: 'import_time' },
      { row: 3, column: 'served', sentence: 'field_choice' },
    ]);
    expect(rowErrors(tableOf([['姓名', '服务']]))).toBe('import_header');
  });
  test('a row is read when it is asked for, so that others have their turn between two', () => {
    let looked = 0;
    const { lines, ...table } = tableOf([HEADER, ...Array.from({ length: 10 }, () => row('王'))])!;
    const watched = lines.map((line) => ({
      ...line,
      get cells() {
        return ((looked += 1), line.cells);
      },
    }));
    const reading = readHoursImport({ ...table, lines: watched });
    reading.next();
    const first = looked;
    expect(first).toBeGreaterThan(0);
    reading.next();
    expect(looked).toBe(2 * first);
  });
  test('times of day come back whichever way a spreadsheet hands them over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
        const text = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
        expect(minutesOf(text)).toBe(minutes);
        if (minutes) expect(minutesOf(String(Number((minutes / 1440).toFixed(6))))).toBe(minutes);
      }),
    );
    for (const text of ['', '9', '24:01', '9:60', 'x', '1.5']) expect(minutesOf(text)).toBeUndefined();
    expect(minutesOf('24:00')).toBe(1440);
  });
  test('only days that there are', () => {
    expect(localDay(dayOfCell('2024年2月29日')!)).toBe('2024-02-29');
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-32'])
      expect(dayOfCell(text)).toBeUndefined();
  });
});
