/**
 * Finds in a sheet what an import asked for: the row of headings, wherever it stands, and below it the cells of the
 * columns that are read. Pure.
 */
import { refuse } from '../kernel/refusal/refusal.js';
import { cleanText } from '../kernel/input/typed-text.js';
import { SHEET_BUDGET, MAX_ROWS } from './sheet-budget.js';

export interface SoughtColumn {
  /** Its heading, in whichever language; case, spaces, a star and a remark in brackets behind it do not count. */
  names: readonly string[];
  /** A sheet without it is another sheet. */
  owed: boolean;
}
/** From 0, both ends in it. */
export interface Merge {
  startRow: number;
  startCol: number;
  endRow: number;
  endCol: number;
}
export interface Grid {
  /** As a spreadsheet counts, from 1. */
  rows: readonly { row: number; cells: readonly string[] }[];
  merges?: readonly Merge[];
  /** Days are counted from 1904 where one stands as a mere number. */
  date1904?: boolean;
  /** A list of values whose rows are all as long as its header, or broken. */
  even?: boolean;
}
export interface SheetRow {
  row: number;
  /** In the order of the columns that were asked for. */
  cells: string[];
  /** It has fewer or more values than the header. */
  odd?: true;
}
export interface FoundTable {
  lines: SheetRow[];
  date1904: boolean;
}

const MOST_ABOVE = 30;
const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/[\s*:]+/g, '')
    .replace(/[([【].*[)\]】]$/u, '')
    .toLowerCase();
/** Without the apostrophe that keeps a text of a CSV file from being a formula. */
const tidy = (text: string | undefined): string => cleanText(text ?? '').replace(/^'(?=[=+\-@])/, '');
const isFilled = (cell: string): boolean => cell.trim() !== '';

/**
 * undefined where none of its first rows holds the headings that are owed.
 * @throws Refusal `invalid` at `field` where more stands below them than is read, or what no text holds
 */
export function findTable(
  grid: Grid,
  columns: readonly SoughtColumn[],
  field: string,
): FoundTable | undefined {
  const filled = grid.rows.filter(({ cells }) => cells.some(isFilled));
  for (const [index, { row, cells }] of filled.slice(0, MOST_ABOVE).entries()) {
    const headings = cells.map(plain);
    const places = columns.map(({ names }) => headings.findIndex((h) => names.some((n) => plain(n) === h)));
    if (columns.some(({ owed }, i) => owed && places[i] === -1)) continue;
    const width = headings.findLastIndex((h) => h !== '') + 1;
    return {
      lines: linesOf(
        filled.slice(index + 1),
        places,
        { ...grid, merges: below(grid.merges, row) },
        width,
        field,
      ),
      date1904: grid.date1904 ?? false,
    };
  }
  return undefined;
}

/** A cell over several rows stands for each of them: those of the body. */
const below = (merges: readonly Merge[] | undefined, header: number): Merge[] =>
  (merges ?? []).filter(({ startRow, endRow }) => startRow >= header && endRow > startRow);

function linesOf(
  body: Grid['rows'],
  places: readonly number[],
  { merges = [], even }: Grid,
  width: number,
  field: string,
): SheetRow[] {
  const ofColumn = places.map((place) => merges.filter(({ startCol }) => startCol === place));
  const first = new Map(body.map(({ row, cells }) => [row, cells] as const));
  const lines: SheetRow[] = [];
  let text = 0;
  for (const { row, cells } of body) {
    const own = places.map((place) => tidy(cells[place]));
    const last = cells.findLastIndex(isFilled) + 1;
    const odd = last > width || (even === true && cells.length < width);
    if (!odd && !own.some(Boolean)) continue;
    if (lines.length === MAX_ROWS) return refuse('invalid', { fields: { [field]: 'xlsx_large' } });
    const whole = own.map((cell, i) => {
      const over = cell === '' && ofColumn[i]!.find((m) => m.startRow < row && row - 1 <= m.endRow);
      return over ? tidy(first.get(over.startRow + 1)?.[over.startCol]) : cell;
    });
    for (const cell of whole) {
      text += cell.length;
      // Stands where a letter could not be read: what it was is lost, and no name may be made of it.
      if (cell.includes('\uFFFD')) return refuse('invalid', { fields: { [field]: 'sheet_letters' } });
    }
    if (text > SHEET_BUDGET.text) return refuse('invalid', { fields: { [field]: 'sheet_heavy' } });
    lines.push({ row, cells: whole, ...(odd && { odd: true as const }) });
  }
  return lines;
}
