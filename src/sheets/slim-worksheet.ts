/** The part of a worksheet that holds something: its filled cells and what is merged. Pure. */
import { refuse, type Sentence } from '../kernel/refusal/refusal.js';
import { SHEET_BUDGET } from './sheet-budget.js';

const EMPTY_CELL = /<(?:\w+:)?c(?:\s[^<>]*)?(?:\/>|><\/(?:\w+:)?c>)/g;
const EMPTY_ROW = /<(?:\w+:)?row(?:\s[^<>]*)?(?:\/>|>\s*<\/(?:\w+:)?row>)/g;
const CELL = /<(?:\w+:)?c[\s>][^<>]*/g;
const ROW = /<(?:\w+:)?row[\s>][^<>]*/g;

const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);

/**
 * Cells and rows that only have a border are left out, and widths, colours, conditions and all else that costs time.
 * @throws Refusal `invalid` at `field` where more stands in it than is read, or stands too far out
 */
export function slimWorksheet(xml: string, field: string): string {
  const wrong = (sentence: Sentence, params?: Record<string, number>): never =>
    refuse('invalid', { fields: { [field]: params ? { sentence, params } : sentence } });
  const [open, prefix = ''] = /<((?:\w+:)?)worksheet\b[^<>]*>/.exec(xml) ?? [];
  if (open === undefined) return wrong('xlsx_broken');
  const section = (tag: string) => {
    const from = xml.search(new RegExp(`<${prefix}${tag}[\\s>]`));
    const end = `</${prefix}${tag}>`;
    const to = from === -1 ? -1 : xml.indexOf(end, from);
    return to === -1 ? '' : xml.slice(from, to + end.length);
  };
  const data = section('sheetData').replace(EMPTY_CELL, '').replace(EMPTY_ROW, '');
  let cells = 0;
  for (const [cell] of data.matchAll(CELL)) {
    if (++cells > SHEET_BUDGET.cells) return wrong('sheet_heavy');
    const [, letters] = /\sr\s*=\s*["']([A-Za-z]{1,8})\d/.exec(cell) ?? [];
    if (letters && columnOf(letters) > SHEET_BUDGET.columns)
      return wrong('sheet_wide', { max: SHEET_BUDGET.columns });
  }
  let rows = 0;
  for (const [row] of data.matchAll(ROW)) {
    const [, number] = /\sr\s*=\s*["'](\d+)/.exec(row) ?? [];
    rows += 1;
    if (rows > SHEET_BUDGET.lastRow || Number(number ?? 0) > SHEET_BUDGET.lastRow)
      return wrong('sheet_far', { max: SHEET_BUDGET.lastRow });
  }
  const merges = section('mergeCells');
  if ((merges.match(/<(?:\w+:)?mergeCell\s/g)?.length ?? 0) > SHEET_BUDGET.merges)
    return wrong('sheet_heavy');
  return `${open}${data || `<${prefix}sheetData></${prefix}sheetData>`}${merges}</${prefix}worksheet>`;
}
