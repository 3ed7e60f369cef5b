/**
 * People as rows of a sheet. Every row is read by the same rules as an account made on the page, and what cannot be
 * taken is named with its number (as a spreadsheet counts) and its column; nothing is guessed.
 */
import type { Word, WordTable } from '../../protocol/lang.js';
import { ROLE_WORDS } from '../../protocol/vocabulary/people.js';
import { ROLES, type Role } from '../../protocol/codes.js';
import { Refusal, type Sentence } from '../../kernel/refusal/refusal.js';
import type { SoughtColumn, FoundTable } from '../../sheets/find-table.js';
import type { RowError } from '../../sheets/row-errors.js';
import { EXAMPLE_MARK, isExample, type SheetTemplate } from '../../sheets/sheet-template.js';
import { cleanName } from '../../kernel/input/typed-text.js';
import { validatePayload } from '../../kernel/input/validation.js';
import { NamedAccountDto } from '../../directory/people/accounts.dto.js';
import { userNameKey } from '../user-name.js';

export const PEOPLE_IMPORT_COLUMNS = [
  'name',
  'username',
  'roles',
  'department',
  'communities',
  'title',
  'phone',
] as const;
export type PeopleColumn = (typeof PEOPLE_IMPORT_COLUMNS)[number];
/** The two that the template has, and others by which a sheet may say it. */
type Heading = readonly [...Word, ...others: string[]];
const HEADINGS: Record<PeopleColumn, Heading> = {
  name: ['姓名', 'Name'],
  username: ['用户名', 'User name', '账号', 'Account'],
  roles: ['角色', 'Roles', 'Role'],
  department: ['内设机构', 'Department'],
  communities: ['社区', 'Communities', '所属社区', 'Community'],
  title: ['职务', 'Title'],
  phone: ['电话', 'Phone', '手机', 'Telephone'],
};
const OWED: readonly PeopleColumn[] = ['name', 'username', 'roles'];
export const PEOPLE_COLUMNS: readonly SoughtColumn[] = PEOPLE_IMPORT_COLUMNS.map((column) => ({
  names: HEADINGS[column],
  owed: OWED.includes(column),
}));
const ROLE_ALSO: Partial<Record<Role, readonly string[]>> = { coordinator: ['Coordinator'] };
export const MAX_PEOPLE = 200;

const EXAMPLE: Partial<WordTable<PeopleColumn>> = {
  name: EXAMPLE_MARK,
  username: ['zhangsan', 'jane.doe'],
  roles: ROLE_WORDS.worker,
};
const WIDTH: Record<PeopleColumn, number> = {
  name: 20,
  username: 18,
  roles: 18,
  department: 20,
  communities: 30,
  title: 14,
  phone: 16,
};
export const PEOPLE_TEMPLATE: SheetTemplate = {
  title: ['人员', 'People'],
  columns: PEOPLE_IMPORT_COLUMNS.map((column) => ({
    heading: HEADINGS[column],
    ...(EXAMPLE[column] && { example: EXAMPLE[column] }),
    width: WIDTH[column],
  })),
};

export interface PersonRow {
  row: number;
  account: NamedAccountDto & { name: string; roles: Role[] };
}
export type PeopleError = RowError<PeopleColumn>;
/** Of the unit that the people are made in. */
export interface PeopleImportContext {
  departments: readonly { id: string; name: string }[];
  communities: readonly { id: string; name: string; code: string }[];
}
export interface ReadPeople {
  rows: number;
  people: PersonRow[];
  /** Of every row whose user name can be one, whatever else is wrong with it. */
  names: { row: number; key: string }[];
  errors: PeopleError[];
}

/** @throws Refusal `invalid` at `xlsx` where it has not the headings, nothing below them, or more than 200 rows */
export function readPeople(table: FoundTable | undefined, known: PeopleImportContext): ReadPeople {
  const whole = (sentence: Sentence) => new Refusal('invalid', { fields: { xlsx: sentence } });
  if (!table) throw whole('people_header');
  const lines = table.lines.filter(({ cells }) => !isExample(cells[0]));
  if (!lines.length) throw whole('xlsx_empty');
  if (lines.length > MAX_PEOPLE) throw whole('people_many');
  const people: PersonRow[] = [];
  const errors: PeopleError[] = [];
  const names: ReadPeople['names'] = [];
  for (const { row, cells } of lines) {
    const cell = (column: PeopleColumn) => cells[PEOPLE_IMPORT_COLUMNS.indexOf(column)] ?? '';
    const read = readRow(row, cell, known);
    const key = userNameKey(cell('username'));
    if (!read.errors.some(({ column }) => column === 'username')) {
      if (names.some((one) => one.key === key))
        read.errors.push({ row, column: 'username', sentence: 'xlsx_repeated' });
      else names.push({ row, key });
    }
    errors.push(...read.errors);
    if (!read.errors.length) people.push({ row, account: read.account! });
  }
  return { rows: lines.length, people, names, errors };
}

function readRow(
  row: number,
  cell: (column: PeopleColumn) => string,
  { departments, communities }: PeopleImportContext,
) {
  const errors: PeopleError[] = [];
  const wrong = (column: PeopleColumn, sentence: PeopleError['sentence']) => {
    if (!errors.some((e) => e.column === column)) errors.push({ row, column, sentence });
  };
  for (const column of OWED) if (cell(column) === '') wrong(column, 'field_required');
  const found = <T>(column: PeopleColumn, fits: readonly T[], none: Sentence, many: Sentence) => {
    if (fits.length !== 1) wrong(column, fits.length ? many : none);
    return fits[0];
  };
  const roles = partsOf(cell('roles')).map((word) => roleOf(word));
  if (!roles.length) wrong('roles', 'field_required');
  if (roles.includes(undefined)) wrong('roles', 'people_role');
  const named = cleanName(cell('department'));
  const department =
    named &&
    found(
      'department',
      departments.filter(({ name }) => name === named),
      'people_department',
      'people_department_twice',
    );
  const places = partsOf(cell('communities')).map((part) =>
    found(
      'communities',
      communities.filter(({ name, code }) => name === part || code === part),
      'import_community',
      'people_community_twice',
    ),
  );
  const given = {
    username: cell('username'),
    name: cell('name'),
    roles: [...new Set(roles)],
    ...(department && { departmentId: department.id }),
    communityIds: [...new Set(places.map((place) => place?.id ?? '-'))],
    ...(cell('title') && { title: cell('title') }),
    ...(cell('phone') && { phone: cell('phone') }),
  };
  try {
    const account = validatePayload(NamedAccountDto, given) as PersonRow['account'];
    return { account, errors };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    for (const [field, why] of Object.entries(error.details.fields ?? {})) {
      const column = COLUMN_OF[field] ?? (field as PeopleColumn);
      wrong(column, field === 'username' ? 'people_username' : why);
    }
    return { account: undefined, errors };
  }
}
/** The field of an account → the column it stands in, where they are called differently. */
const COLUMN_OF: Partial<Record<string, PeopleColumn>> = {
  departmentId: 'department',
  communityIds: 'communities',
};
const partsOf = (text: string): string[] =>
  text
    .split(/[、，,;；/|\n]/)
    .map(cleanName)
    .filter(Boolean);
const roleOf = (word: string): Role | undefined =>
  ROLES.find((role) =>
    [role, ...ROLE_WORDS[role], ...(ROLE_ALSO[role] ?? [])].some(
      (one) => one.toLowerCase() === word.toLowerCase(),
    ),
  );
