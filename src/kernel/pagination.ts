/** Lists answer `{ items, nextCursor }`. The cursor is opaque: where the last item stood in the order. */
import type { Page } from '../protocol/answers.js';
import { LIMITS } from '../protocol/limits.js';
import { refuse } from './refusal/refusal.js';

export type Cursor = readonly (string | number)[];

export const readCursor = (text: string | undefined): Cursor | undefined => {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(value) && value.every(isPart)) return value;
  } catch {
    // falls through to the refusal
  }
  return refuse('invalid', { fields: { cursor: 'field_invalid' } });
};

/**
 * Of a list in groups, each in an order by a number: `[the group, the number, the id]`.
 * @param groups how many there are, counted from 0
 */
export function readGroupedCursor(text: string | undefined, groups: number): Cursor | undefined {
  const after = readCursor(text);
  const [group, place, id] = after ?? [];
  const fits =
    after?.length === 3 &&
    Number.isInteger(group) &&
    Number(group) >= 0 &&
    Number(group) < groups &&
    Number.isSafeInteger(place) &&
    /^[\w-]+$/.test(String(id));
  if (after && !fits) refuse('invalid', { fields: { cursor: 'field_invalid' } });
  return after;
}

/** A text with NUL in it no database could hold. */
const isPart = (value: unknown): value is Cursor[number] =>
  typeof value === 'number' || (typeof value === 'string' && !value.includes('\0'));

export const pageSize = (limit: number | undefined) =>
  Math.min(Math.max(1, limit ?? LIMITS.pageSize), LIMITS.pageSize);

/** `rows` hold one more than the page where there is more. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  size: number,
  itemOf: (row: Row) => Item,
  cursorOf: (row: Row) => Cursor,
): Page<Item> {
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return {
    items: shown.map(itemOf),
    nextCursor: last === undefined ? null : Buffer.from(JSON.stringify(cursorOf(last))).toString('base64url'),
  };
}
