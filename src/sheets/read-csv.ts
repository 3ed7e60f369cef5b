/** Reads a list of values (CSV) in whichever encoding and with whichever separator a program of the office wrote it. */
import { parse } from 'csv-parse/sync';
import { refuse } from '../kernel/refusal/refusal.js';
import type { Grid } from './find-table.js';

/** A letter that was lost before, and what becomes of two such where UTF-8 is taken for GBK. */
const LOST = /\uFFFD|锟斤拷/;
const SEPARATORS = [',', ';', '\t'] as const;

/**
 * UTF-8, UTF-16 or GB 18030 (which holds GBK): what is right in none of them is not guessed at.
 * @throws Refusal `invalid` at `field`
 */
export function decodeText(bytes: Uint8Array, field: string): string {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    const text = decoded(bytes, encoding);
    if (text === undefined) continue;
    if (LOST.test(text)) break;
    // A zero byte is half a letter of UTF-16 without its mark.
    if (!text.includes('\0')) return text;
  }
  for (const encoding of ['utf-16le', 'utf-16be']) {
    const text = decoded(bytes, encoding);
    if (text !== undefined && /^[^\0\uFFFD]*[\n\r]/.test(text) && /[,;\t]/.test(text)) return text;
  }
  return refuse('invalid', { fields: { [field]: 'sheet_letters' } });
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The same list cut by each separator: the one that holds the headings is the right one.
 * @throws Refusal `invalid` at the row where a quote is broken, whichever separates
 */
export function csvGrids(text: string): Grid[] {
  const read = SEPARATORS.map((separator) => rowsOf(text, separator));
  const grids = read.filter((one) => typeof one !== 'number');
  if (grids.length) return grids.map((rows) => ({ rows, even: true }));
  return refuse('invalid', { fields: { [String(read[0])]: 'csv_broken' } });
}

/** The number of the line that cannot be read, where there is one. */
function rowsOf(text: string, delimiter: string): Grid['rows'] | number {
  try {
    const records = parse(text, {
      bom: true,
      trim: true,
      info: true,
      delimiter,
      // All three at once: a list that several programs have edited may mix them.
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ row: info.lines, cells: record }));
  } catch (error) {
    return (error as { lines?: number }).lines ?? 1;
  }
}
