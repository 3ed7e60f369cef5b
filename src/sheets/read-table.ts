/** From the bytes that somebody sent to the rows an import asked for. Done in the process beside the hub. */
import { refuse, type Sentence } from '../kernel/refusal/refusal.js';
import { decodeText, csvGrids } from './read-csv.js';
import { workbookGrids } from './read-workbook.js';
import { findTable, type SoughtColumn, type FoundTable } from './find-table.js';

const begins = (bytes: Uint8Array, ...with_: number[]) => with_.every((byte, i) => bytes[i] === byte);

/**
 * undefined where nothing in it has the headings.
 * @throws Refusal `invalid` at `field`, or at a row
 */
export async function readTable(
  bytes: Uint8Array,
  columns: readonly SoughtColumn[],
  field: string,
): Promise<FoundTable | undefined> {
  const wrong = (sentence: Sentence): never => refuse('invalid', { fields: { [field]: sentence } });
  // The older format of Excel, and any of Office's files under a password.
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return wrong('sheet_xls');
  const grids = begins(bytes, 0x50, 0x4b) ? await workbookGrids(bytes, field) : list(bytes, field, wrong);
  for (const grid of grids) {
    const table = findTable(grid, columns, field);
    if (table) return table;
  }
  return undefined;
}

function list(bytes: Uint8Array, field: string, wrong: (sentence: Sentence) => never) {
  const text = decodeText(bytes, field);
  // Many programs save a page of the web under the name of a sheet.
  if (/^\uFEFF?\s*<(!doctype|html|table|\?xml|meta|head)/i.test(text.slice(0, 200)))
    return wrong('sheet_page');
  return csvGrids(text);
}
