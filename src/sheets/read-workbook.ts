/** Reads an XLSX workbook: in the process beside the hub and nowhere else, after it was counted. */
import { zipSync } from 'fflate';
import { refuse } from '../kernel/refusal/refusal.js';
import { SHEET_BUDGET } from './sheet-budget.js';
import { slimWorksheet } from './slim-worksheet.js';
import type { Grid } from './find-table.js';
import { unpackWorkbook } from './unpack-workbook.js';

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i;

/**
 * The sheets that are not hidden, in their order: a date as YYYY-MM-DD, with its time where it has one, a time of day
 * as HH:MM.
 * @throws Refusal `invalid` at `field`
 */
export async function workbookGrids(bytes: Uint8Array, field: string): Promise<Grid[]> {
  const parts = unpackWorkbook(bytes, field);
  const slimmed = [...parts].map(
    ([name, text]) => [name, SHEET.test(name) ? slimWorksheet(text, field) : text] as const,
  );
  const date1904 = slimmed.some(
    ([name, text]) => !SHEET.test(name) && /<(?:\w+:)?workbookPr\b[^<>]*\bdate1904="(1|true)"/.test(text),
  );
  const packed = zipSync(
    Object.fromEntries(slimmed.map(([name, text]) => [name, new TextEncoder().encode(text)])),
    { level: 0 },
  );
  // Not with the hub, which starts sooner.
  const { readXlsx } = await import('hucre/xlsx');
  try {
    const { sheets } = await readXlsx(packed, {
      sheets: ({ hidden, veryHidden }, index) => index < SHEET_BUDGET.sheets && !hidden && !veryHidden,
    });
    return sheets.map(({ rows, merges = [] }) => ({
      rows: rows.map((cells, i) => ({ row: i + 1, cells: cells.map((cell) => textOf(cell, date1904)) })),
      merges,
      date1904,
    }));
  } catch {
    return refuse('invalid', { fields: { [field]: 'xlsx_broken' } });
  }
}

function textOf(cell: unknown, date1904: boolean): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : dateText(cell.getTime(), date1904);
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
}

/** A time of day is a date of the year 1899, 1900 or 1904 to spreadsheets, and the end of a day the day after. */
function dateText(milliseconds: number, date1904: boolean): string {
  const iso = new Date(Math.round(milliseconds / 1000) * 1000).toISOString();
  const [day, time] = [iso.slice(0, 10), iso.slice(11, 16)];
  if (day === (date1904 ? '1904-01-02' : '1900-01-01') && iso.slice(11, 19) === '00:00:00') return '24:00';
  if (day < '1901' || (date1904 && day === '1904-01-01')) return time;
  return iso.slice(11, 19) === '00:00:00' ? day : `${day} ${time}`;
}
