/**
 * Reads a list of communities. Pure: every row that cannot be taken is named with its row number (as a
 * spreadsheet counts, the header being row 1), its column and a sentence; nothing is guessed.
 */
import { LIMITS } from '../../protocol/limits.js';
import type { Sentence } from '../../kernel/refusal/refusal.js';
import type { SoughtColumn, FoundTable } from '../../sheets/find-table.js';
import type { RowError } from '../../sheets/row-errors.js';
import { cleanName, isMalformed, isVisible } from '../../kernel/input/typed-text.js';

export const COMMUNITY_IMPORT_COLUMNS = [
  'community_code',
  'community',
  'subdistrict_code',
  'subdistrict',
  'district_code',
  'district',
] as const;
export type CommunityColumn = (typeof COMMUNITY_IMPORT_COLUMNS)[number];
export type CommunityImportRow = Record<CommunityColumn, string> & { row: number };
export type CommunityRowError = RowError<CommunityColumn>;
export interface ReadCommunities {
  lines: CommunityImportRow[];
  errors: CommunityRowError[];
}
const NAMED: Record<CommunityColumn, string[]> = {
  community_code: ['社区代码', '社区编码'],
  community: ['社区', '社区名称'],
  subdistrict_code: ['街道代码', '街道编码'],
  subdistrict: ['街道', '街道名称'],
  district_code: ['区划代码', '区县代码'],
  district: ['区县', '区县名称'],
};
export const COMMUNITY_COLUMNS: readonly SoughtColumn[] = COMMUNITY_IMPORT_COLUMNS.map((column) => ({
  names: [column, ...NAMED[column]],
  owed: true,
}));

export function readCommunities(table: FoundTable | undefined): ReadCommunities {
  if (!table) return { lines: [], errors: [{ row: 1, column: '', sentence: 'csv_header' }] };
  if (!table.lines.length) return { lines: [], errors: [{ row: 2, column: '', sentence: 'csv_empty' }] };
  const lines: CommunityImportRow[] = [];
  const errors: CommunityRowError[] = [];
  for (const { row, cells, odd } of table.lines) {
    if (odd) {
      errors.push({ row, column: '', sentence: 'csv_columns' });
      continue;
    }
    const line = {
      ...Object.fromEntries(COMMUNITY_IMPORT_COLUMNS.map((c, i) => [c, cleanName(cells[i]!)])),
      row,
    } as CommunityImportRow;
    const wrong = shapeErrors(line);
    if (wrong.length) errors.push(...wrong);
    else lines.push(line);
  }
  errors.push(...contradictions(lines));
  return { lines, errors: errors.sort((a, b) => a.row - b.row) };
}

const SHAPES: readonly [CommunityColumn, RegExp, Sentence][] = [
  ['community_code', /^\d{12}$/, 'csv_code_12'],
  ['subdistrict_code', /^\d{9}$/, 'csv_code_9'],
  ['district_code', /^\d{6}$/, 'csv_code_6'],
];
const NAMES: readonly CommunityColumn[] = ['community', 'subdistrict', 'district'];

function shapeErrors(line: CommunityImportRow): CommunityRowError[] {
  const { row } = line;
  const errors: CommunityRowError[] = SHAPES.filter(([column, shape]) => !shape.test(line[column])).map(
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
    else if (isMalformed(name)) errors.push({ row, column, sentence: 'field_signs' });
    else if (!isVisible(name)) errors.push({ row, column, sentence: 'field_required' });
  }
  if (errors.length) return errors;
  if (!line.community_code.startsWith(line.subdistrict_code))
    errors.push({ row, column: 'community_code', sentence: 'csv_not_within' });
  if (!line.subdistrict_code.startsWith(line.district_code))
    errors.push({ row, column: 'subdistrict_code', sentence: 'csv_not_within' });
  return errors;
}

/** A code twice, or one code with two names. */
function contradictions(lines: readonly CommunityImportRow[]): CommunityRowError[] {
  const errors: CommunityRowError[] = [];
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
