/** One side of a move: a database of either kind, read and filled in the same words. */
import type { ColumnType, MovedTable } from './moved-tables.js';

export type Value = string | number | null;
/** By column. */
export type Row = Record<string, Value>;

/** A table cannot be filled before the one that it names. */
export interface Reference {
  table: string;
  column: string;
  names: string;
}

export interface End {
  readonly kind: 'sqlite' | 'postgres';
  /** As people name it: without user and password. */
  readonly name: string;
  run(sql: string, params?: readonly Value[]): Promise<void>;
  rows<T>(sql: string, params?: readonly Value[]): Promise<T[]>;
  /** A few rows at a time; where it names itself, who is named comes first. */
  batches(table: MovedTable, selfReference?: string): AsyncIterable<Row[]>;
  insert(table: MovedTable, rows: readonly Row[]): Promise<void>;
  references(): Promise<Reference[]>;
  /** Takes every row out of the tables, which stand in the order in which they are filled. */
  empty(tables: readonly MovedTable[]): Promise<void>;
  /** After everything is in: what the database wants to know of its tables. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Of one batch, whichever comes first: long texts must not fill the memory. */
const MOST_ROWS = 1000;
const MOST_CHARACTERS = 4_000_000;
export const ROWS_AT_ONCE = MOST_ROWS;

/** Cuts a stream of rows into batches. */
export function* inBatches(rows: Iterable<Row>): Generator<Row[]> {
  let batch: Row[] = [];
  let characters = 0;
  for (const row of rows) {
    batch.push(row);
    for (const value of Object.values(row)) if (typeof value === 'string') characters += value.length;
    if (batch.length < MOST_ROWS && characters < MOST_CHARACTERS) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length) yield batch;
}

/** What a row is filled with, in the order of the table's columns. */
export const namesOf = (table: MovedTable): string => table.columns.map(({ name }) => name).join(', ');

/** The statement that reads a table; one that names itself from those that name nobody on. */
export function selectOf(table: MovedTable, selfReference: string | undefined): string {
  if (selfReference === undefined) return `select ${namesOf(table)} from ${table.name}`;
  const columns = table.columns.map(({ name }) => `t.${name}`).join(', ');
  return `with recursive depth (id, d) as (
      select id, 0 from ${table.name} where ${selfReference} is null
      union all select c.id, p.d + 1 from ${table.name} c join depth p on c.${selfReference} = p.id)
    select ${columns} from ${table.name} t join depth on depth.id = t.id order by depth.d`;
}

export type { ColumnType };
