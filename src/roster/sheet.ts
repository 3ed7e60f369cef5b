/**
 * A roster as rows of a sheet: written a shift a row, and read back. Pure: every row that cannot be taken is
 * named with its number (the header being row 1) and its column; nothing is guessed.
 */
import type { Holder } from '../protocol/shapes.js';
import { addressed, type RefusalDetails, type Sentence } from '../refusal.js';
import { isDay } from './day.js';
import { mostAtOnce } from './findings.js';
import type { Occurrence } from './occurrences.js';

export const HEADERS = {
  zh: ['日期', '班次', '职责', '内设机构', '开始', '结束', '最少', '最多', '人员'],
  en: ['Day', 'Shift', 'Role', 'Department', 'From', 'To', 'Fewest', 'Most', 'People'],
} as const;
export const WIDTHS = [12, 16, 10, 26, 8, 8, 8, 8, 40] as const;
/** Which of them are read. */
const READ = { day: ['日期', 'Day'], shift: ['班次', 'Shift'], people: ['人员', 'People'] } as const;
type Column = keyof typeof READ;

export interface RowError {
  row: number;
  column: Column | '';
  sentence: Sentence;
}
export interface Placement {
  shift: Occurrence;
  /** Everybody who is to be on it. */
  people: string[];
}
export interface Known {
  shifts: readonly Occurrence[];
  officers: readonly Holder[];
  today: string;
  /** Whether leave keeps the person off the shift. */
  onLeave: (personId: string, shift: Occurrence) => boolean;
}
const SEPARATORS = /[、,，;；/\n]+/;

export function readSheet(rows: readonly (readonly string[])[], known: Known) {
  const errors: RowError[] = [];
  const [header = [], ...body] = rows;
  const at = Object.fromEntries(
    Object.entries(READ).map(([column, names]) => [
      column,
      header.findIndex((cell) => (names as readonly string[]).includes(cell)),
    ]),
  ) as Record<Column, number>;
  const wrong = (row: number, column: RowError['column'], sentence: Sentence) =>
    void errors.push({ row, column, sentence });
  if (Object.values(at).includes(-1)) wrong(1, '', 'xlsx_header');
  const filled = body
    .map((cells, i) => ({ row: i + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!errors.length && !filled.length) wrong(2, '', 'xlsx_empty');
  const placements: Placement[] = [];
  const byName = Map.groupBy(
    known.officers.flatMap((o) => [...new Set([o.name, addressed(o)])].map((name) => ({ name, id: o.id }))),
    (o) => o.name,
  );
  const seen = new Set<string>();

  const shiftOf = (row: number, day: string, name: string): Occurrence | undefined => {
    if (!isDay(day) || day < known.today) return wrong(row, 'day', 'xlsx_day');
    const found = known.shifts.filter((s) => s.day === day && s.name === name);
    if (found.length !== 1) return wrong(row, 'shift', found.length ? 'xlsx_shift_twice' : 'xlsx_shift');
    const key = `${day} ${name}`;
    if (seen.has(key)) return wrong(row, 'shift', 'xlsx_repeated');
    seen.add(key);
    return found[0]!;
  };
  const personOf = (row: number, name: string): string | undefined => {
    const found = byName.get(name) ?? [];
    if (found.length === 1) return found[0]!.id;
    return wrong(row, 'people', found.length ? 'xlsx_person_twice' : 'xlsx_person');
  };
  for (const { row, cells } of errors.length ? [] : filled) {
    const cell = (column: Column) => cells[at[column]] ?? '';
    const shift = shiftOf(row, cell('day'), cell('shift'));
    const names = cell('people')
      .split(SEPARATORS)
      .map((name) => name.trim())
      .filter(Boolean);
    const people = [...new Set(names.map((name) => personOf(row, name)))];
    if (!shift || people.includes(undefined)) continue;
    const ids = people as string[];
    if (ids.some((id) => known.onLeave(id, shift))) wrong(row, 'people', 'xlsx_leave');
    if (ids.length > Math.max(shift.max, mostAtOnce(shift))) wrong(row, 'people', 'xlsx_full');
    placements.push({ shift, people: ids });
  }
  return { placements, errors };
}

const MOST_ERRORS_SHOWN = 100;
/** `12.people` → what is wrong there; a whole row is `12`. */
export const fieldsOf = (errors: readonly RowError[]): NonNullable<RefusalDetails['fields']> =>
  Object.fromEntries(
    errors
      .slice(0, MOST_ERRORS_SHOWN)
      .map((e) => [e.column ? `${e.row}.${e.column}` : String(e.row), e.sentence]),
  );
