import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { writeLongCsv } from '../../../src/sheets/csv.js';
import type { Cell, Long } from '../../../src/sheets/long.js';
import { workbookGrids } from '../../../src/sheets/read-workbook.js';
import { writeLongWorkbook, writeWorkbook } from '../../../src/sheets/workbook.js';

/** A row that ends too early begins the next one with what was inside it. */
const LINES = ['核对\n=1+1', '核对\r=1+1', '核对\r\n=1+1'];
/** What a spreadsheet program would reckon or send somewhere, were it not text. */
const FORMULAS = ['=1+1', '+8613800000000', '-2+3', '@SUM(A1)', '\t=1+1', '\r=1+1'];

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'yihu-sheets-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const table = (text: string): Long => ({
  name: '表',
  notes: [[text, text]],
  columns: [
    { heading: text, width: 10 },
    { heading: '分钟', width: 10 },
    { heading: '时间', width: 20, date: true },
  ],
  rows: (async function* (): AsyncGenerator<Cell[]> {
    yield [text, -660, new Date(Date.UTC(2026, 10, 24, 9, 30))];
  })(),
});
const filled = (rows: unknown[][]) => rows.filter((row) => row.some((cell) => cell !== '' && cell !== null));

test.each(FORMULAS)(
  '%j is text wherever it stands, and a number below nought stays a number',
  async (text) => {
    const csv = join(folder, 'a.csv');
    await writeLongCsv(csv, table(text));
    const escaped = `'${text}`;
    expect(filled(parse(readFileSync(csv), { bom: true, relaxColumnCount: true }) as string[][])).toEqual([
      [escaped, escaped],
      [escaped, '分钟', '时间'],
      [escaped, '-660', '2026-11-24 09:30:00'],
    ]);

    const xlsx = join(folder, 'a.xlsx');
    await writeLongWorkbook(xlsx, table(text));
    const { sheets } = await readXlsx(readFileSync(xlsx));
    const [note, header, row] = filled(sheets[0]!.rows);
    for (const cell of [note![0], note![1], header![0], row![0]])
      expect(String(cell).trimEnd()).toMatch(/^'/);
    expect(row![1]).toBe(-660);

    // What it wrote itself it reads as it was meant.
    const short = await writeWorkbook({ name: '表', header: ['一'], widths: [10], rows: [[text]] });
    expect(String((await readXlsx(short)).sheets[0]!.rows[1]![0])).toMatch(/^'/);
    expect((await workbookGrids(short, 'xlsx'))[0]!.rows[1]!.cells).toEqual([text]);
  },
);

test.each(LINES)('%j is one cell, in whichever form', async (text) => {
  const csv = join(folder, 'a.csv');
  await writeLongCsv(csv, table(text));
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
