/** Rows on their way into the database: gathered by table, written many at a time through the store. */
import type { EntityTarget } from 'typeorm';
import type { Store } from '#hub/store/store.js';
import { Table } from '#hub/store/table.js';

/** Below the parameters that one statement may have on either database, for the widest row. */
const IN_A_STATEMENT = 500;
/** A write holds the store for some tens of milliseconds. */
const IN_A_WRITE = 10_000;

export class Into {
  written = 0;
  private readonly store: Store;
  private readonly rows = new Map<EntityTarget<object>, { table: Table<object>; waiting: object[] }>();
  private waiting = 0;

  constructor(store: Store) {
    this.store = store;
  }

  async add<Row extends object>(entity: EntityTarget<Row>, ...rows: Row[]): Promise<void> {
    let known = this.rows.get(entity as EntityTarget<object>);
    if (!known) {
      known = { table: new Table(entity as EntityTarget<object>), waiting: [] };
      this.rows.set(entity as EntityTarget<object>, known);
    }
    known.waiting.push(...rows);
    this.waiting += rows.length;
    if (this.waiting >= IN_A_WRITE) await this.flush();
  }

  async flush(): Promise<void> {
    await this.store.write('generate', async (tx) => {
      for (const { table, waiting } of this.rows.values()) {
        for (let n = 0; n < waiting.length; n += IN_A_STATEMENT)
          await table.insert(tx, ...waiting.slice(n, n + IN_A_STATEMENT));
        waiting.length = 0;
      }
    });
    this.written += this.waiting;
    this.waiting = 0;
  }
}
