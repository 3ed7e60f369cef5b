/**
 * Back-filled hours as rows of a sheet. Pure: every row is read for itself, and what cannot be read is named with its
 * number (the header being row 1) and its column; nothing is guessed.
 */
import { SERVED, SERVICE_KINDS, type Served, type ServiceKind } from '../../protocol/hours.js';
import type { Lang, Sentence } from '../../kernel/refusal/refusal.js';
import { dayText, timeSaid, type TimeSaid } from '../../sheets/said.js';
import type { Column, Table } from '../../sheets/table.js';
import { asName } from '../../kernel/input/typed.js';
import { dayBegins } from '../../protocol/local-day.js';

export const IMPORT_COLUMNS = [
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
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];
type Both = readonly [zh: string, en: string];
const HEADINGS: Record<ImportColumn, Both> = {
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
const DAY = 24 * 3600_000;
const OWED: readonly ImportColumn[] = ['person', 'kind', 'day', 'from', 'to'];
export const HOURS_COLUMNS: readonly Column[] = IMPORT_COLUMNS.map((column) => ({
  names: HEADINGS[column],
  owed: OWED.includes(column),
}));
const KINDS: Record<ServiceKind, Both> = {
  duty: ['值守', 'Duty'],
  call_handling: ['办理呼叫', 'Handling calls'],
  outreach: ['普法活动', 'Outreach'],
  training: ['培训', 'Training'],
  travel: ['路途', 'Travel'],
};
const GROUPS: Record<Served, Both> = {
  residents: ['居民', 'Residents'],
  elders: ['老年人', 'Older people'],
  minors: ['未成年人', 'Minors'],
  women: ['妇女', 'Women'],
  workers: ['劳动者', 'Workers'],
  enterprise: ['企业', 'Businesses'],
  unit: ['单位', 'The unit'],
  other: ['其他', 'Others'],
};
const EXAMPLE: readonly Both[] = [
  ['示例（导入时略过）', 'Example (not imported)'],
  KINDS.outreach,
  ['2026-01-15', '2026-01-15'],
  ['09:00', '09:00'],
  ['11:30', '11:30'],
  ['', ''],
  GROUPS.residents,
  ['反诈宣传', 'Talk on fraud'],
  ['', ''],
  ['', ''],
];
const place = (lang: Lang) => (lang === 'zh' ? 0 : 1);
export const template = (lang: Lang) => ({
  header: IMPORT_COLUMNS.map((column) => HEADINGS[column][place(lang)]),
  example: EXAMPLE.map((words) => words[place(lang)]),
});

export interface ImportError {
  row: number;
  column?: ImportColumn;
  sentence: Sentence;
}
/** Names are as they stand; who and where they are is not known here. Instants in milliseconds. */
export interface ImportRow {
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

const codeOf = <Code extends string>(words: Record<Code, Both>, all: readonly Code[], text: string) =>
  all.find((code) => words[code].some((word) => word.toLowerCase() === text.toLowerCase()));

/** The instant at which a local day begins; undefined where there is no such day. */
export function dayOf(text: string, date1904 = false): number | undefined {
  const name = dayText(text, date1904);
  return name === undefined ? undefined : dayBegins(name);
}

/** What is wrong with the whole of it: none of the headings, or nothing below them. */
export function wrongWith(table: Table | undefined): Sentence | undefined {
  if (!table) return 'import_header';
  return table.lines.some(isMeant) ? undefined : 'xlsx_empty';
}

/** One after another, as they are asked for: reading thousands at once would hold up a ring. */
export function* readImport({ lines, date1904 }: Table): Generator<ImportRow | ImportError[]> {
  for (const line of lines) if (isMeant(line)) yield readRow(line, date1904);
}

type Line = Table['lines'][number];
const cellOf = ({ cells }: Line, column: ImportColumn) => cells[IMPORT_COLUMNS.indexOf(column)] ?? '';
const isMeant = (line: Line) => !EXAMPLE[0]!.includes(cellOf(line, 'person'));

function readRow(line: Line, date1904: boolean): ImportRow | ImportError[] {
  const { row } = line;
  const cell = (column: ImportColumn) => cellOf(line, column);
  const errors: ImportError[] = OWED.filter((column) => cell(column) === '').map((column) => ({
    row,
    column,
    sentence: 'field_required',
  }));
  const owed = <T>(column: ImportColumn, value: T | undefined, sentence: Sentence): T | undefined => {
    if (value === undefined && cell(column) !== '') errors.push({ row, column, sentence });
    return value;
  };
  const kind = owed('kind', codeOf(KINDS, SERVICE_KINDS, cell('kind')), 'import_kind');
  const day = owed('day', dayOf(cell('day'), date1904), 'import_day');
  const from = owed('from', timeSaid(cell('from'), date1904), 'import_time');
  const to = owed('to', timeSaid(cell('to'), date1904), 'import_time');
  const served = owed('served', codeOf(GROUPS, SERVED, cell('served')), 'field_choice');
  if (errors.length || !kind || day === undefined || !from || !to) return errors;
  // Each on the day its cell names, or on that of the row; past midnight only where that is said.
  const on = (said: TimeSaid) =>
    (said.day === undefined ? day + (said.next ? DAY : 0) : dayBegins(said.day)) + said.minutes * 60_000;
  const [begins, ends] = [on(from), on(to)];
  if (begins < day || begins >= day + DAY) return [{ row, column: 'from', sentence: 'import_other_day' }];
  if (ends <= begins) return [{ row, column: 'to', sentence: 'import_midnight' }];
  return {
    row,
    person: asName(cell('person')),
    kind,
    from: begins,
    to: ends,
    community: asName(cell('community')),
    ...(served && { served }),
    activity: cell('activity'),
    inCharge: asName(cell('inCharge')),
    note: cell('note'),
  };
}
