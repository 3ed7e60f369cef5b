/**
 * Reads a list of communities. Pure: every row that cannot be taken is named with its row number (as a
 * spreadsheet counts, the header being row 1), its column and a sentence; nothing is guessed.
 */
import { parse } from 'csv-parse/sync';
import { LIMITS } from '../protocol/words.js';
import type { RefusalDetails, Sentence } from '../refusal.js';

export const COLUMNS = [
  'community_code',
  'community',
  'subdistrict_code',
  'subdistrict',
  'district_code',
  'district',
] as const;
export type CsvColumn = (typeof COLUMNS)[number];
export type CommunityLine = Record<CsvColumn, string> & { row: number };
export interface RowError {
  row: number;
  /** Empty where the row as a whole is meant. */
  column: CsvColumn | '';
  sentence: Sentence;
}
export interface ReadCommunities {
  lines: CommunityLine[];
  errors: RowError[];
}
export const MOST_CSV_BYTES = 1024 * 1024;

interface Raw {
  record: string[];
  info: { lines: number };
}

/** UTF-8 or nothing: a file saved in another encoding would turn names into nonsense. */
export function decodeCsv(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function readCommunities(text: string): ReadCommunities {
  const raws = rawRows(text);
  if (!Array.isArray(raws)) return { lines: [], errors: [raws] };
  const [header, ...body] = raws;
  if (!header || header.record.join() !== COLUMNS.join()) {
    return { lines: [], errors: [{ row: 1, column: '', sentence: 'csv_header' }] };
  }
  if (!body.length) return { lines: [], errors: [{ row: 2, column: '', sentence: 'csv_empty' }] };
  const lines: CommunityLine[] = [];
  const errors: RowError[] = [];
  for (const { record, info } of body) {
    if (record.length !== COLUMNS.length) {
      errors.push({ row: info.lines, column: '', sentence: 'csv_columns' });
      continue;
    }
    const line = {
      ...Object.fromEntries(COLUMNS.map((c, i) => [c, record[i]!])),
      row: info.lines,
    } as CommunityLine;
    const wrong = shapeErrors(line);
    if (wrong.length) errors.push(...wrong);
    else lines.push(line);
  }
  errors.push(...contradictions(lines));
  return { lines, errors: errors.sort((a, b) => a.row - b.row) };
}

function rawRows(text: string): Raw[] | RowError {
  try {
    return parse(text, {
      bom: true,
      trim: true,
      info: true,
      // All three at once: a list that several programs have edited may mix them.
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as Raw[];
  } catch (error) {
    return { row: (error as { lines?: number }).lines ?? 1, column: '', sentence: 'csv_broken' };
  }
}

const SHAPES: readonly [CsvColumn, RegExp, Sentence][] = [
  ['community_code', /^\d{12}$/, 'csv_code_12'],
  ['subdistrict_code', /^\d{9}$/, 'csv_code_9'],
  ['district_code', /^\d{6}$/, 'csv_code_6'],
];
const NAMES: readonly CsvColumn[] = ['community', 'subdistrict', 'district'];

function shapeErrors(line: CommunityLine): RowError[] {
  const { row } = line;
  const errors: RowError[] = SHAPES.filter(([column, shape]) => !shape.test(line[column])).map(
    ([column, , sentence]) => ({
      row,
      column,
      sentence,
    }),
  );
  for (const column of NAMES) {
    const name = line[column];
    if (!name) errors.push({ row, column, sentence: 'field_required' });
    else if ([...name].length > LIMITS.name) errors.push({ row, column, sentence: 'csv_name_long' });
    else if (/\p{C}/u.test(name)) errors.push({ row, column, sentence: 'field_invalid' });
  }
  if (errors.length) return errors;
  if (!line.community_code.startsWith(line.subdistrict_code))
    errors.push({ row, column: 'community_code', sentence: 'csv_not_within' });
  if (!line.subdistrict_code.startsWith(line.district_code))
    errors.push({ row, column: 'subdistrict_code', sentence: 'csv_not_within' });
  return errors;
}

/** A code twice, or one code with two names. */
function contradictions(lines: readonly CommunityLine[]): RowError[] {
  const errors: RowError[] = [];
  const communities = new Set<string>();
  const names = new Map<string, string>();
  const named = (code: string, name: string) => (names.get(code) ?? names.set(code, name).get(code)) === name;
  for (const line of lines) {
    const { row } = line;
    if (communities.has(line.community_code))
      errors.push({ row, column: 'community_code', sentence: 'csv_duplicate' });
    communities.add(line.community_code);
    if (!named(line.subdistrict_code, line.subdistrict))
      errors.push({ row, column: 'subdistrict', sentence: 'csv_contradicts' });
    if (!named(line.district_code, line.district))
      errors.push({ row, column: 'district', sentence: 'csv_contradicts' });
  }
  return errors;
}

const MOST_ERRORS_SHOWN = 100;
/** `12.community_code` → what is wrong there; a whole row is `12`. */
export const fieldsOf = (errors: readonly RowError[]): NonNullable<RefusalDetails['fields']> =>
  Object.fromEntries(
    errors
      .slice(0, MOST_ERRORS_SHOWN)
      .map((e) => [e.column ? `${e.row}.${e.column}` : String(e.row), e.sentence]),
  );
