/** Of what was committed the newest of each page, until it is in the second place. Pure but for what it holds. */
import type { Committed } from './log-reader.js';

export class WaitingPages {
  private pages = new Map<number, Buffer>();
  private pageSize = 0;
  /** Of the database, in pages. */
  private size = 0;

  get waiting(): number {
    return this.pages.size;
  }
  get bytes(): number {
    return this.pages.size * this.pageSize;
  }
  add({ pageSize, size, pages }: Committed): void {
    this.pageSize = pageSize;
    this.size = size;
    for (const [page, bytes] of pages) this.pages.set(page, Buffer.from(bytes));
  }
  /** All that wait; none do afterwards. */
  take(): Committed {
    const { pages, pageSize, size } = this;
    this.pages = new Map();
    return { pages, pageSize, size };
  }
  /** They did not come through: of a page that was written again meanwhile the newer one is kept. */
  giveBack({ pages }: Committed): void {
    for (const [page, bytes] of pages) if (!this.pages.has(page)) this.pages.set(page, bytes);
  }
  clear(): void {
    this.pages.clear();
  }
}
