/**
 * The connections of one store. Each is made to the server that takes writes, and all are given up together: where the
 * server says nothing any more (its machine lost its power, the cable was cut: no connection is told), and where it
 * became one that stands by. What was under way on them is told that nothing can be written now.
 */
import pg from 'pg';
import { SystemClock, type Timer } from '../../kernel/clock.js';
import type { StandbyState } from '../store.js';
import { NotPrimary, Primary } from './primary.js';
import { connectMilliseconds, patienceOf, serverAddresses } from '../../kernel/settings/server-addresses.js';

const BEAT_MILLISECONDS = 1000;
/** Who may not see what the standbys do sees that there are some. */
const STANDBYS = `select current_setting('synchronous_standby_names') <> '' as waits,
  count(*) filter (where sync_state in ('sync', 'quorum')) as following,
  count(*) filter (where sync_state is null) as hidden
  from pg_stat_replication`;
interface Standbys {
  waits: boolean;
  following: number;
  hidden: number;
}
const stateOf = ({ waits, following, hidden }: Standbys): StandbyState => {
  if (!waits) return 'none';
  if (following > 0) return 'in_step';
  return hidden > 0 ? 'unknown' : 'away';
};
type Connected = (error?: Error) => void;

export class Links {
  readonly primary: Primary;
  /** As it was a second ago; only where several servers are named. */
  standby: StandbyState | undefined;
  /** For a pool: what it makes its connections of. */
  readonly Client: typeof pg.Client;
  private readonly open = new Set<pg.Client>();
  private readonly mostBeats: number;
  private beats: Timer | undefined;
  private watcher: pg.Client | undefined;
  /** Beats since the server was asked and did not answer: a process that stood still has not listened meanwhile. */
  private silent = 0;
  private asking = false;

  constructor(private readonly url: string) {
    this.primary = new Primary(serverAddresses(url));
    this.mostBeats = patienceOf(url) / BEAT_MILLISECONDS;
    const { open, primary } = this;
    this.Client = class extends pg.Client {
      constructor(config?: string | pg.ClientConfig) {
        super(config);
        // Between its connecting and its coming to the pool nobody else listens.
        this.on('error', () => undefined);
        this.once('end', () => open.delete(this));
      }
      override connect(): Promise<this>;
      override connect(callback: Connected): void;
      override connect(callback?: Connected): Promise<this> | void {
        if (!callback) return this.toPrimary().then(() => this);
        void this.tell(callback);
      }
      private async tell(connected: Connected): Promise<void> {
        let failed: Error | undefined;
        try {
          await this.toPrimary();
        } catch (error) {
          failed = error as Error;
        }
        connected(failed);
      }
      private async toPrimary(): Promise<void> {
        const address = await primary.address();
        if (this.connection.stream.destroyed) throw new Error('timeout exceeded when trying to connect');
        const { host, port } = new pg.Client(address);
        Object.assign(this, { host, port });
        open.add(this);
        try {
          await super.connect();
          if (primary.isOneOfSeveral) await primary.check(this);
        } catch (error) {
          open.delete(this);
          primary.forget();
          this.connection.stream.destroy();
          throw error;
        }
      }
    };
  }

  /** From now on the server is asked every second whether it is there. */
  watch(): void {
    this.beats = new SystemClock().every(BEAT_MILLISECONDS, () => this.beat());
  }
  close(): void {
    this.beats?.cancel();
    this.watcher?.connection.stream.destroy();
  }

  /** Ends all connections where they stand, and the next are made to whoever takes writes then. */
  cut(): void {
    this.primary.forget();
    this.watcher = undefined;
    for (const client of this.open) client.connection.stream.destroy();
  }

  private beat(): void {
    if (this.asking) {
      this.silent += 1;
      if (this.silent >= this.mostBeats) this.cut();
      return;
    }
    this.asking = true;
    this.silent = 0;
    void this.ask().finally(() => (this.asking = false));
  }

  private async ask(): Promise<void> {
    try {
      this.watcher ??= await this.connected();
      await this.primary.check(this.watcher);
      if (!this.primary.isOneOfSeveral) return;
      const { rows } = await this.watcher.query<Standbys>(STANDBYS);
      this.standby = stateOf(rows[0]!);
    } catch (error) {
      this.watcher = undefined;
      if (error instanceof NotPrimary) this.cut();
    }
  }

  private async connected(): Promise<pg.Client> {
    const client = new this.Client({
      connectionString: serverAddresses(this.url)[0]!,
      connectionTimeoutMillis: connectMilliseconds(this.url),
    });
    await client.connect();
    client.once('end', () => {
      if (this.watcher === client) this.watcher = undefined;
    });
    return client;
  }
}
