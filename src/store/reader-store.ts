/** A store of a process beside the hub: it reads, slowly if need be, and writes nothing. */
import { Refusal } from '../kernel/refusal/refusal.js';
import type { Config } from '../kernel/config.js';
import type { OpenedReader } from './opened-reader.js';
import { postgresReader } from './postgres/postgres.js';
import { sqliteReader } from './sqlite/sqlite-connection.js';
import { Store, type Queries } from './store.js';

export class ReaderStore extends Store {
  private queries: Queries;

  constructor(
    readonly kind: Store['kind'],
    private readonly opened: OpenedReader,
  ) {
    super();
    this.queries = opened.read;
  }
  static async open(database: Config['database']): Promise<ReaderStore> {
    return database.kind === 'sqlite'
      ? new ReaderStore('sqlite', await sqliteReader(database.path))
      : new ReaderStore('postgres', await postgresReader(database.url));
  }

  get read(): Queries {
    return this.queries;
  }
  get long(): Queries {
    return this.queries;
  }
  /** Everything read from here on is of one instant, however long it takes. */
  async freeze(): Promise<void> {
    this.queries = await this.opened.frozen();
  }
  protected enqueue<T>(): Promise<T> {
    return Promise.reject(new Refusal('unavailable'));
  }
  writable = (): Promise<boolean> => Promise.resolve(false);
  close = (): Promise<void> => this.opened.close();
}
