/** Short lists that are held whole, shown by the page like every other. */
import { pageOf, pageSize, readCursor } from './page.js';
import type { Page } from '../protocol/shapes.js';

export interface Paging {
  cursor?: string;
  limit?: number;
}

export function paged<T extends { id: string }>(items: readonly T[], { cursor, limit }: Paging): Page<T> {
  const after = readCursor(cursor)?.[0];
  const start = after === undefined ? 0 : items.findIndex((item) => item.id === after) + 1;
  const size = pageSize(limit);
  return pageOf(
    items.slice(start, start + size + 1),
    size,
    (item) => item,
    (item) => [item.id],
  );
}
