/** What is moved: every table of the schema, with the columns that its rows ask for. */
import { getMetadataArgsStorage } from 'typeorm';
import type { Schema } from '../store/tables.js';

/** The schema has no others (store/column-types.ts). */
export type ColumnType = 'text' | 'integer' | 'bigint';
export interface Column {
  name: string;
  type: ColumnType;
}
export interface MovedTable {
  name: string;
  columns: readonly Column[];
  /** The columns of the primary key. */
  key: readonly string[];
}

export function movedTables({ entities }: Pick<Schema, 'entities'>): MovedTable[] {
  const { tables, columns } = getMetadataArgsStorage();
  return entities.map((entity) => {
    const own = columns.filter((c) => c.target === entity);
    return {
      name: tables.find((t) => t.target === entity)!.name!,
      columns: own.map(({ options }) => ({ name: options.name!, type: options.type as ColumnType })),
      key: own.filter(({ options }) => options.primary).map(({ options }) => options.name!),
    };
  });
}
