/**
 * A roster as rows of a sheet: written a shift a row, and read back. Pure: every row that cannot be taken is
 * named with its number (the header being row 1) and its column; nothing is guessed.
 */
import type { Holder } from '../../protocol/answers.js';
import { addressedName, type Sentence } from '../../kernel/refusal/refusal.js';
import { readDay } from '../../sheets/dates-and-times.js';
import type { SoughtColumn as SheetColumn, FoundTable } from '../../sheets/find-table.js';
import type { RowError } from '../../sheets/row-errors.js';
import { cleanName } from '../../kernel/input/typed-text.js';
import { isLocalDay } from '../../protocol/time/local-day.js';
import { mostAtOnce } from '../../shift/roster-findings.js';
import type { Occurrence } from '../../shift/occurrences.js';

export const ROSTER_HEADERS = {
  zh: ['日期', '班次', '职责', '内设机构', '开始', '结束', '最少', '最多', '人员'],
  en: ['Day', 'Shift', 'Role', 'Department', 'From', 'To', 'Fewest', 'Most', 'People'],
} as const;
export const ROSTER_WIDTHS = [12, 16, 10, 26, 8, 8, 8, 8, 40] as const;
/** Which of them are read. */
const READ = ['day', 'shift', 'people'] as const;
type Column = (typeof READ)[number];
export const ROSTER_COLUMNS: readonly SheetColumn[] = [
  { names: ['日期', 'Day'], owed: true },
  { names: ['班次', 'Shift'], owed: true },
  { names: ['人员', 'People'], owed: true },
];

export type RosterRowError = RowError<Column>;
export interface Placement {
  shift: Occurrence;
  /** Everybody who is to be on it. */
  people: string[];
}
export interface RosterSheetContext {
  shifts: readonly Occurrence[];
  officers: readonly Holder[];
  today: string;
  /** Whether leave keeps the person off the shift. */
  onLeave: (personId: string, shift: Occurrence) => boolean;
}
const SEPARATORS = /[、,，;；/\n]+/;

export function readRosterSheet(table: FoundTable | undefined, known: RosterSheetContext) {
  const errors: RosterRowError[] = [];
  const wrong = (row: number, column: Column | '', sentence: Sentence) =>
    void errors.push({ row, column, sentence });
  if (!table) wrong(1, '', 'xlsx_header');
  if (table && !table.lines.length) wrong(2, '', 'xlsx_empty');
  const placements: Placement[] = [];
  const byName = Map.groupBy(
    known.officers.flatMap((o) =>
      [...new Set([o.name, addressedName(o)])].map((name) => ({ name, id: o.id })),
    ),
    (o) => o.name,
  );
  const seen = new Set<string>();
  const shifts = Map.groupBy(known.shifts, (s) => `${s.day} ${s.name}`);

  const shiftOf = (row: number, day: string, name: string): Occurrence | undefined => {
    if (!isLocalDay(day) || day < known.today) return wrong(row, 'day', 'xlsx_day');
    const key = `${day} ${name}`;
    const found = shifts.get(key) ?? [];
    if (found.length !== 1) return wrong(row, 'shift', found.length ? 'xlsx_shift_twice' : 'xlsx_shift');
    if (seen.has(key)) return wrong(row, 'shift', 'xlsx_repeated');
    seen.add(key);
    return found[0]!;
  };
  const personOf = (row: number, name: string): string | undefined => {
    const found = byName.get(name) ?? [];
    if (found.length === 1) return found[0]!.id;
    return wrong(row, 'people', found.length ? 'xlsx_person_twice' : 'xlsx_person');
  };
  for (const { row, cells } of table?.lines ?? []) {
    const cell = (column: Column) => cells[READ.indexOf(column)] ?? '';
    const shift = shiftOf(row, readDay(cell('day'), table?.date1904) ?? '', cleanName(cell('shift')));
    const names = cell('people').split(SEPARATORS).map(cleanName).filter(Boolean);
    const people = [...new Set(names.map((name) => personOf(row, name)))];
    if (!shift || people.includes(undefined)) continue;
    const ids = people as string[];
    if (ids.some((id) => known.onLeave(id, shift))) wrong(row, 'people', 'xlsx_leave');
    if (ids.length > Math.max(shift.max, mostAtOnce(shift))) wrong(row, 'people', 'xlsx_full');
    placements.push({ shift, people: ids });
  }
  return { placements, errors };
}
