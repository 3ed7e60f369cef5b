/** Short lists that are held whole, shown by the page like every other. */
import { toPage, pageSize, readCursor } from './pagination.js';
import type { Page } from '../protocol/answers.js';

export interface PageRequest {
  cursor?: string;
  limit?: number;
}

export function pageOfList<T extends { id: string }>(
  items: readonly T[],
  { cursor, limit }: PageRequest,
): Page<T> {
  const after = readCursor(cursor)?.[0];
  const start = after === undefined ? 0 : items.findIndex((item) => item.id === after) + 1;
  const size = pageSize(limit);
  return toPage(
    items.slice(start, start + size + 1),
    size,
    (item) => item,
    (item) => [item.id],
  );
}
