import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { writeCsv } from '../../../src/sheets/write-csv.js';
import type { TableCell, TableSource } from '../../../src/sheets/table-source.js';
import { workbookGrids } from '../../../src/sheets/read-workbook.js';
import { writeLongWorkbook, writeWorkbook } from '../../../src/sheets/write-workbook.js';

/** A row that ends too early begins the next one with what was inside it. */
const LINES = ['核对\n=1+1', '核对\r=1+1', '核对\r\n=1+1'];
/** What a spreadsheet program would reckon or send somewhere, were it not text. */
const FORMULAS = ['=1+1', '+8613800000000', '-2+3', '@SUM(A1)', '\t=1+1', '\r=1+1'];

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'yihu-sheets-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const table = (text: string): TableSource => ({
  name: '表',
  notes: [[text, text]],
  columns: [
    { heading: text, width: 10 },
    { heading: '分钟', width: 10 },
    { heading: '时间', width: 20, date: true },
  ],
  rows: (async function* (): AsyncGenerator<TableCell[]> {
    yield [text, -660, new Date(Date.UTC(2026, 10, 24, 9, 30))];
  })(),
});
const filled = (rows: unknown[][]) => rows.filter((row) => row.some((cell) => cell !== '' && cell !== null));

test.each(FORMULAS)(
  '%j is text wherever it stands, and a number below nought stays a number',
  async (text) => {
    const csv = join(folder, 'a.csv');
    await writeCsv(csv, table(text));
    const escaped = `'${text}`;
    expect(filled(parse(readFileSync(csv), { bom: true, relaxColumnCount: true }) as string[][])).toEqual([
      [escaped, escaped],
      [escaped, '分钟', '时间'],
      [escaped, '-660', '2026-11-24 09:30:00'],
    ]);

    // In a workbook each cell says what it is: no reader sees an apostrophe, and no program reckons.
    const xlsx = join(folder, 'a.xlsx');
    await writeLongWorkbook(xlsx, table(text));
    const { sheets } = await readXlsx(readFileSync(xlsx));
    const [note, header, row] = filled(sheets[0]!.rows);
    for (const cell of [note![0], note![1], header![0], row![0]])
      expect(String(cell).trimEnd()).toBe(text.trimEnd());
    expect(row![1]).toBe(-660);
    expect(sheetXml(readFileSync(xlsx))).not.toMatch(/<f[\s>]/);

    const short = await writeWorkbook({ name: '表', header: ['一'], widths: [10], rows: [[text]] });
    expect((await workbookGrids(short, 'xlsx'))[0]!.rows[1]!.cells).toEqual([text.trim()]);
    expect(sheetXml(short)).not.toMatch(/<f[\s>]/);
  },
);

const sheetXml = (bytes: Uint8Array) =>
  ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml']
    .map((name) => unzipSync(bytes)[name])
    .map((part) => (part ? strFromU8(part) : ''))
    .join('');

test.each(['\uFFFE', '\uFFFF', '\u0001', '\uD800', '\u001F'])(
  'the sign %j breaks no workbook: another stands in its place',
  async (sign) => {
    const xlsx = join(folder, 'a.xlsx');
    await writeLongWorkbook(xlsx, table(`讲${sign}座`));
    const short = await writeWorkbook({
      name: '表',
      header: [`讲${sign}座`],
      widths: [10],
      rows: [[`讲${sign}座`]],
    });
    for (const bytes of [readFileSync(xlsx), short]) {
      expect(sheetXml(bytes)).not.toMatch(/[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]|_x00/u);
      expect(filled((await readXlsx(bytes)).sheets[0]!.rows)[0]![0]).toBe('讲\uFFFD座');
    }
  },
);
test.each(['_x0041_', '反诈_x000D_宣传', '_x005F_x0041_', '__x0041__'])(
  '%s is not read as something else',
  async (text) => {
    const xlsx = join(folder, 'a.xlsx');
    await writeLongWorkbook(xlsx, table(text));
    expect(filled((await readXlsx(readFileSync(xlsx))).sheets[0]!.rows)[2]![0]).toBe(text);
  },
);
test('the header stays in sight and can be filtered; a table too long for that keeps its header', async () => {
  const xlsx = join(folder, 'a.xlsx');
  await writeLongWorkbook(xlsx, table('一'));
  const [sheet] = (await readXlsx(readFileSync(xlsx))).sheets;
  expect(sheet).toMatchObject({ freezePane: { rows: 3 }, autoFilter: { range: 'A3:C4' } });
  const long = async function* (): AsyncGenerator<TableCell[]> {
    for (let n = 0; n < 10_002; n++) yield [`第${n}行`, n, null];
  };
  await writeLongWorkbook(xlsx, { ...table('一'), rows: long() });
  const [longer] = (await readXlsx(readFileSync(xlsx))).sheets;
  expect(longer!.freezePane).toEqual({ rows: 3 });
  expect(longer!.rows).toHaveLength(10_005);
  expect([longer!.rows[3]![0], longer!.rows[10_003]![0], longer!.rows[10_004]![0]]).toEqual([
    '第0行',
    '第10000行',
    '第10001行',
  ]);
});

test.each(LINES)('%j is one cell, in whichever form', async (text) => {
  const csv = join(folder, 'a.csv');
  await writeCsv(csv, table(text));
  const rows = filled(parse(readFileSync(csv), { bom: true, relaxColumnCount: true }) as string[][]);
  expect(rows).toEqual([
    [text, text],
    [text, '分钟', '时间'],
    [text, '-660', '2026-11-24 09:30:00'],
  ]);
  expect(readFileSync(csv, 'utf8')).toContain(`"${text}"`);

  const xlsx = join(folder, 'a.xlsx');
  await writeLongWorkbook(xlsx, table(text));
  const { sheets } = await readXlsx(readFileSync(xlsx));
  expect(filled(sheets[0]!.rows)).toHaveLength(3);
});
