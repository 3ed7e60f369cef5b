/**
 * Back-filled hours as rows of a sheet. Pure: every row is read for itself, and what cannot be read is named with its
 * number (the header being row 1) and its column; nothing is guessed.
 */
import { SERVED, SERVICE_KINDS, type Served, type ServiceKind } from '../protocol/hours.js';
import type { Lang, Sentence } from '../refusal.js';
import { dayBegins } from './days.js';

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
const OWED: readonly ImportColumn[] = ['person', 'kind', 'day', 'from', 'to'];
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

/** Minutes from midnight of 9:00, 09:00, 9：00, or a spreadsheet's part of a day; 24:00 ends the day. */
export function minutesOf(text: string): number | undefined {
  const clock = /^(\d{1,2})[:：](\d\d)(?:[:：]\d\d)?$/.exec(text.trim());
  const part = /^0?\.\d+$|^0$/.test(text.trim()) ? Math.round(Number(text) * 1440) : undefined;
  const minutes = clock ? Number(clock[1]) * 60 + Number(clock[2]) : part;
  if (minutes === undefined || (clock && Number(clock[2]) > 59) || minutes > 1440) return undefined;
  return minutes;
}
/** The instant at which a local day begins; undefined where there is no such day. */
export function dayOf(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  const name = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const at = dayBegins(name);
  return Number.isNaN(at) || !new Date(at + 12 * 3600_000).toISOString().startsWith(name) ? undefined : at;
}

export function readImport(rows: readonly (readonly string[])[]): {
  rows: ImportRow[];
  errors: ImportError[];
} {
  const [header = [], ...body] = rows;
  const at = (column: ImportColumn) => header.findIndex((cell) => HEADINGS[column].includes(cell.trim()));
  if (OWED.some((column) => at(column) === -1))
    return { rows: [], errors: [{ row: 1, sentence: 'import_header' }] };
  const found: ImportRow[] = [];
  const errors: ImportError[] = [];
  for (const [index, cells] of body.entries()) {
    const cell = (column: ImportColumn) => (cells[at(column)] ?? '').trim();
    const isExample = EXAMPLE[0]!.includes(cell('person'));
    if (isExample || cells.every((one) => one.trim() === '')) continue;
    const read = readRow(index + 2, cell);
    if (Array.isArray(read)) errors.push(...read);
    else found.push(read);
  }
  if (!found.length && !errors.length) errors.push({ row: 2, sentence: 'xlsx_empty' });
  return { rows: found, errors };
}

function readRow(row: number, cell: (column: ImportColumn) => string): ImportRow | ImportError[] {
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
  const day = owed('day', dayOf(cell('day')), 'import_day');
  const from = owed('from', minutesOf(cell('from')), 'import_time');
  const to = owed('to', minutesOf(cell('to')), 'import_time');
  const served = owed('served', codeOf(GROUPS, SERVED, cell('served')), 'field_choice');
  if (errors.length || !kind || day === undefined || from === undefined || to === undefined) return errors;
  // An end that is not later is the next day's.
  const until = to > from ? to : to + 1440;
  return {
    row,
    person: cell('person'),
    kind,
    from: day + from * 60_000,
    to: day + until * 60_000,
    community: cell('community'),
    ...(served && { served }),
    activity: cell('activity'),
    inCharge: cell('inCharge'),
    note: cell('note'),
  };
}
