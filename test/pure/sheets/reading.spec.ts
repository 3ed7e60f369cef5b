import { describe, expect, test } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { strToU8, zipSync } from 'fflate';
import { SHEET_BUDGET } from '../../../src/sheets/sheet-budget.js';
import { readTable } from '../../../src/sheets/read-table.js';
import type { SoughtColumn } from '../../../src/sheets/find-table.js';
import { cell, packedBomb, saying, sheetOf, stringsBomb, wideBomb, workbookWith } from './made.js';

const COLUMNS: SoughtColumn[] = [
  { names: ['姓名', 'Name'], owed: true },
  { names: ['日期', 'Day'], owed: true },
  { names: ['说明', 'Note'], owed: false },
];
const read = (bytes: Uint8Array) => readTable(bytes, COLUMNS, 'xlsx');
const rowsIn = async (bytes: Uint8Array) =>
  (await read(bytes))?.lines.map(({ row, cells }) => [row, ...cells]);
const refusedWith = (sentence: string, params?: object) =>
  expect.objectContaining({
    details: { fields: { xlsx: params ? { sentence, params } : sentence } },
  });
const HEAD = `<row r="1">${cell('A1', '姓名')}${cell('B1', '日期')}</row>`;

describe('what would stop the hub is refused', () => {
  test('600 megabytes in a file of 600 kilobytes: before anything is unpacked', async () => {
    const bomb = await packedBomb(64);
    const before = process.memoryUsage().arrayBuffers;
    await expect(read(bomb)).rejects.toEqual(refusedWith('sheet_heavy'));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  });
  test('the same, where the list of what is inside says that it is small', async () => {
    const bomb = await packedBomb(64);
    await expect(read(saying(bomb, 1000))).rejects.toEqual(refusedWith('xlsx_broken'));
    await expect(read(saying(bomb, 0))).rejects.toEqual(refusedWith('xlsx_broken'));
  });
  test('800,000 texts, or fewer of nothing at all', async () => {
    await expect(read(await stringsBomb())).rejects.toEqual(refusedWith('sheet_heavy'));
    const empty = await workbookWith({ 'xl/sharedStrings.xml': `<sst>${'<si/>'.repeat(200_000)}</sst>` });
    await expect(read(empty)).rejects.toEqual(refusedWith('sheet_heavy'));
  });
  test('4,999 rows of one cell in the last column', async () => {
    await expect(read(await wideBomb())).rejects.toEqual(
      refusedWith('sheet_wide', { max: SHEET_BUDGET.columns }),
    );
  });
  test('a cell in the last row', async () => {
    const far = await sheetOf(`${HEAD}<row r="1048576">${cell('A1048576', '王')}</row>`);
    await expect(read(far)).rejects.toEqual(refusedWith('sheet_far', { max: SHEET_BUDGET.lastRow }));
  });
  test('more rows than are taken, one long text in every cell, a million marks of style', async () => {
    const rows = Array.from({ length: 5001 }, () => ['王', '2026-09-16']);
    await expect(
      read(await writeXlsx({ sheets: [{ name: '表', rows: [['姓名', '日期'], ...rows] }] })),
    ).rejects.toEqual(refusedWith('xlsx_large'));
    const long = Array.from({ length: 400 }, () => ['王'.repeat(3000), '2026-09-16']);
    await expect(
      read(await writeXlsx({ sheets: [{ name: '表', rows: [['姓名', '日期'], ...long] }] })),
    ).rejects.toEqual(refusedWith('sheet_heavy'));
    const styles = await workbookWith({
      'xl/styles.xml': `<styleSheet>${'<a/>'.repeat(1_000_000)}</styleSheet>`,
    });
    await expect(read(styles)).rejects.toEqual(refusedWith('sheet_heavy'));
  });
});

describe('what is no XLSX and no CSV hears what to do', () => {
  const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
  const ods = zipSync({ mimetype: strToU8('application/vnd.oasis'), 'content.xml': strToU8('<a/>') });
  test.each([
    ['.xls', ole, 'sheet_xls'],
    ['.ods', ods, 'sheet_ods'],
    ['a web page', Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'), 'sheet_page'],
    ['another archive', zipSync({ 'a.txt': strToU8('a') }), 'xlsx_broken'],
    ['half a workbook', Buffer.from('PK\u0003\u0004'), 'xlsx_broken'],
  ])('%s', async (_, bytes, sentence) => {
    await expect(read(bytes)).rejects.toEqual(refusedWith(sentence));
  });
});

describe('what people really send', () => {
  test('titles above the header, a star and a remark in it, other columns, spaces', async () => {
    const rows = [
      ['志愿服务补录表'],
      [],
      ['单位：和平区'],
      ['序号', '日 期', '姓名*（必填）', '电话'],
      ['1', '2026-09-16', ' 王 ', '1'],
      ['', '', '', '合计'],
    ];
    expect(await rowsIn(await writeXlsx({ sheets: [{ name: '表', rows }] }))).toEqual([
      [5, '王', '2026-09-16', ''],
    ]);
  });
  test('a hidden sheet first, another without the headings, then the one that is meant', async () => {
    const rows = [
      ['姓名', '日期'],
      ['王', '2026-09-16'],
    ];
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '字典',
          rows: [
            ['姓名', '日期'],
            ['无', '2000-01-01'],
          ],
          hidden: true,
        },
        { name: '说明', rows: [['怎样填写']] },
        { name: '补录', rows },
      ],
    });
    expect(await rowsIn(bytes)).toEqual([[2, '王', '2026-09-16', '']]);
  });
  test('thousands of empty rows and columns with a border', async () => {
    const bordered = Array.from(
      { length: 9000 },
      (_, i) => `<row r="${i + 3}" s="1"><c r="A${i + 3}" s="1"/></row>`,
    );
    const filled = `<row r="2">${cell('A2', '王')}${cell('B2', '2026-09-16')}<c r="XFD2" s="1"/></row>`;
    expect(await rowsIn(await sheetOf(HEAD + filled + bordered.join('')))).toEqual([
      [2, '王', '2026-09-16', ''],
    ]);
  });
  test('a name over three rows stands for each that is filled, a title over columns for none', async () => {
    const rows = [
      `<row r="1">${cell('A1', '九月')}</row>`,
      `<row r="2">${cell('A2', '姓名')}${cell('B2', '日期')}</row>`,
      `<row r="3">${cell('A3', '王')}${cell('B3', '2026-09-16')}</row>`,
      `<row r="4">${cell('B4', '2026-09-17')}</row>`,
      `<row r="6">${cell('B6', '2026-09-18')}</row>`,
    ];
    const merges = '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A3:A5"/></mergeCells>';
    expect(await rowsIn(await sheetOf(rows.join(''), merges))).toEqual([
      [3, '王', '2026-09-16', ''],
      [4, '王', '2026-09-17', ''],
      [6, '', '2026-09-18', ''],
    ]);
  });
  test('days and times as the spreadsheet keeps them, counted from 1900 or from 1904', async () => {
    const rows = [
      ['姓名', '日期', '说明'],
      ['王', new Date('2026-09-16T00:00:00Z'), new Date('1899-12-31T09:00:00Z')],
      ['王', new Date('2026-09-16T15:30:00Z'), 46281],
    ];
    expect(await rowsIn(await writeXlsx({ sheets: [{ name: '表', rows }] }))).toEqual([
      [2, '王', '2026-09-16', '09:00'],
      [3, '王', '2026-09-16 15:30', '46281'],
    ]);
    const later = await writeXlsx({
      dateSystem: '1904',
      sheets: [
        {
          name: '表',
          rows: [
            ['姓名', '日期'],
            ['王', new Date('2026-09-16T00:00:00Z')],
          ],
        },
      ],
    });
    expect(await read(later)).toEqual({
      lines: [{ row: 2, cells: ['王', '2026-09-16', ''] }],
      date1904: true,
    });
  });
  test('the same as CSV of the office, in GBK and with semicolons', async () => {
    const gbk = Buffer.from([
      0xd0, 0xd5, 0xc3, 0xfb, 0x3b, 0xc8, 0xd5, 0xc6, 0xda, 0x0d, 0x0a, 0xcd, 0xf5, 0x3b, 0x31, 0x0d, 0x0a,
    ]);
    expect(await rowsIn(gbk)).toEqual([[2, '王', '1', '']]);
  });
  test('no headings: no table', async () => {
    expect(await read(await writeXlsx({ sheets: [{ name: '表', rows: [['谁', '什么']] }] }))).toBeUndefined();
  });
});
