/** TypeORM looks through the columns of all entities for each of them, at every opening of a store; the tests open a thousand. */
import { getMetadataArgsStorage } from 'typeorm';

const storage = getMetadataArgsStorage();
const find = storage.filterColumns.bind(storage) as (target: unknown) => object[];
const found = new Map<unknown, { among: number; columns: object[] }>();

/** @param target a class, or a class and those above it */
storage.filterColumns = ((target: unknown) => {
  const key: unknown = Array.isArray(target) ? target[0] : target;
  const among = storage.columns.length;
  let known = found.get(key);
  // More entities may have been declared since.
  if (known?.among !== among) {
    known = { among, columns: find(target) };
    found.set(key, known);
  }
  return [...known.columns];
}) as typeof storage.filterColumns;
