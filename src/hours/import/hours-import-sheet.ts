/**
 * Back-filled hours as rows of a sheet. Pure: every row is read for itself, and what cannot be read is named with its
 * number (the header being row 1) and its column; nothing is guessed.
 */
import { MINUTE, DAY } from '../../protocol/time/durations.js';
import type { WordTable } from '../../protocol/lang.js';
import { SERVED_WORDS, SERVICE_KIND_WORDS } from '../../protocol/vocabulary/hours.js';
import { SERVED, SERVICE_KINDS, type Served, type ServiceKind } from '../../protocol/hours.js';
import type { Sentence } from '../../kernel/refusal/refusal.js';
import { readDay, readTimeOfDay, type TimeOfDay } from '../../sheets/dates-and-times.js';
import type { SoughtColumn, FoundTable } from '../../sheets/find-table.js';
import { EXAMPLE_MARK, isExample, type SheetTemplate } from '../../sheets/sheet-template.js';
import { cleanName } from '../../kernel/input/typed-text.js';
import { dayBegins } from '../../protocol/time/local-day.js';

export const HOURS_IMPORT_COLUMNS = [
  'person',
  'kind',
  'day',
  'from',
  'to',
  'community',
  'served',
  'activity',
  'inCharge',
  'note',
] as const;
export type HoursImportColumn = (typeof HOURS_IMPORT_COLUMNS)[number];
const HEADINGS: WordTable<HoursImportColumn> = {
  person: ['姓名', 'Name'],
  kind: ['服务', 'Service'],
  day: ['日期', 'Day'],
  from: ['开始时间', 'From'],
  to: ['结束时间', 'To'],
  community: ['社区', 'Community'],
  served: ['服务对象', 'Served'],
  activity: ['服务内容', 'What was done'],
  inCharge: ['负责人', 'In charge'],
  note: ['说明', 'Note'],
};
const OWED: readonly HoursImportColumn[] = ['person', 'kind', 'day', 'from', 'to'];
export const HOURS_IMPORT_HEADINGS: readonly SoughtColumn[] = HOURS_IMPORT_COLUMNS.map((column) => ({
  names: HEADINGS[column],
  owed: OWED.includes(column),
}));
/** As they were called in sheets that people may have kept. */
const SERVED_ALSO: Partial<Record<Served, readonly string[]>> = {
  residents: ['社区居民'],
  workers: ['务工人员'],
  enterprise: ['企业商户'],
  unit: ['单位'],
};
const EXAMPLE: Partial<WordTable<HoursImportColumn>> = {
  person: EXAMPLE_MARK,
  kind: SERVICE_KIND_WORDS.outreach,
  day: ['2026-01-15', '2026-01-15'],
  from: ['09:00', '09:00'],
  to: ['11:30', '11:30'],
  served: SERVED_WORDS.residents,
  activity: ['反诈宣传', 'Talk on fraud'],
};
const WIDTH: Record<HoursImportColumn, number> = {
  person: 20,
  kind: 12,
  day: 14,
  from: 12,
  to: 12,
  community: 18,
  served: 12,
  activity: 24,
  inCharge: 14,
  note: 30,
};
export const HOURS_TEMPLATE: SheetTemplate = {
  title: ['补录', 'Hours'],
  columns: HOURS_IMPORT_COLUMNS.map((column) => ({
    heading: HEADINGS[column],
    ...(EXAMPLE[column] && { example: EXAMPLE[column] }),
    width: WIDTH[column],
  })),
};

export interface HoursImportError {
  row: number;
  column?: HoursImportColumn;
  sentence: Sentence;
}
/** Names are as they stand; who and where they are is not known here. Instants in milliseconds. */
export interface HoursImportRow {
  row: number;
  person: string;
  kind: ServiceKind;
  from: number;
  to: number;
  community: string;
  served?: Served;
  activity: string;
  inCharge: string;
  note: string;
}

const codeOf = <Code extends string>(
  all: readonly Code[],
  wordsOf: (code: Code) => readonly string[],
  text: string,
) => all.find((code) => wordsOf(code).some((word) => word.toLowerCase() === text.toLowerCase()));

/** The instant at which a local day begins; undefined where there is no such day. */
export function dayOfCell(text: string, date1904 = false): number | undefined {
  const name = readDay(text, date1904);
  return name === undefined ? undefined : dayBegins(name);
}

/** What is wrong with the whole of it: none of the headings, or nothing below them. */
export function rowErrors(table: FoundTable | undefined): Sentence | undefined {
  if (!table) return 'import_header';
  return table.lines.some(isMeant) ? undefined : 'xlsx_empty';
}

/** One after another, as they are asked for: reading thousands at once would hold up a ring. */
export function* readHoursImport({
  lines,
  date1904,
}: FoundTable): Generator<HoursImportRow | HoursImportError[]> {
  for (const line of lines) if (isMeant(line)) yield readRow(line, date1904);
}

type Line = FoundTable['lines'][number];
const cellOf = ({ cells }: Line, column: HoursImportColumn) =>
  cells[HOURS_IMPORT_COLUMNS.indexOf(column)] ?? '';
const isMeant = (line: Line) => !isExample(cellOf(line, 'person'));

function readRow(line: Line, date1904: boolean): HoursImportRow | HoursImportError[] {
  const { row } = line;
  const cell = (column: HoursImportColumn) => cellOf(line, column);
  const errors: HoursImportError[] = OWED.filter((column) => cell(column) === '').map((column) => ({
    row,
    column,
    sentence: 'field_required',
  }));
  const owed = <T>(column: HoursImportColumn, value: T | undefined, sentence: Sentence): T | undefined => {
    if (value === undefined && cell(column) !== '') errors.push({ row, column, sentence });
    return value;
  };
  const kind = owed(
    'kind',
    codeOf(SERVICE_KINDS, (code) => SERVICE_KIND_WORDS[code], cell('kind')),
    'import_kind',
  );
  const day = owed('day', dayOfCell(cell('day'), date1904), 'import_day');
  const from = owed('from', readTimeOfDay(cell('from'), date1904), 'import_time');
  const to = owed('to', readTimeOfDay(cell('to'), date1904), 'import_time');
  const served = owed(
    'served',
    codeOf(SERVED, (code) => [...SERVED_WORDS[code], ...(SERVED_ALSO[code] ?? [])], cell('served')),
    'field_choice',
  );
  if (errors.length || !kind || day === undefined || !from || !to) return errors;
  // Each on the day its cell names, or on that of the row; past midnight only where that is said.
  const on = (said: TimeOfDay) =>
    (said.day === undefined ? day + (said.next ? DAY : 0) : dayBegins(said.day)) + said.minutes * MINUTE;
  const [begins, ends] = [on(from), on(to)];
  if (begins < day || begins >= day + DAY) return [{ row, column: 'from', sentence: 'import_other_day' }];
  if (ends <= begins) return [{ row, column: 'to', sentence: 'import_midnight' }];
  return {
    row,
    person: cleanName(cell('person')),
    kind,
    from: begins,
    to: ends,
    community: cleanName(cell('community')),
    ...(served && { served }),
    activity: cell('activity'),
    inCharge: cleanName(cell('inCharge')),
    note: cell('note'),
  };
}
