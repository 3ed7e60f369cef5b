/**
 * Which of several servers takes writes. All are asked at once, since one that is gone may say nothing at all; where two
 * say that they do, the one that was promoted last is right, and one that was promoted earlier than another is never
 * gone back to.
 */
import pg from 'pg';
import { SystemClock } from '../../kernel/clock.js';
import { connectMilliseconds } from '../../kernel/settings/server-addresses.js';

/** Once one has said that it takes writes, the others have so long to say the same. */
const OTHERS_MILLISECONDS = 250;
/** How often it was promoted before it, as eight digits of its own; null of one that stands by. */
const TIMELINE = `select case when pg_is_in_recovery() then null
  else ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::bigint end as timeline`;

/** What was connected to stands by, or was the primary once. PostgreSQL's own code of a server that cannot write. */
export class NotPrimary extends Error {
  readonly code = '25006';
  constructor() {
    super('none of the servers takes writes');
  }
}
type Asked = Pick<pg.Client, 'query'>;

export class Primary {
  private known: string | undefined;
  private finding: Promise<string> | undefined;
  private latest = 0;

  constructor(private readonly addresses: readonly string[]) {}

  get isOneOfSeveral(): boolean {
    return this.addresses.length > 1;
  }

  /** @throws NotPrimary, or why the one server there is cannot be reached */
  async address(): Promise<string> {
    if (!this.isOneOfSeveral) return this.addresses[0]!;
    return this.known ?? (this.finding ??= this.find().finally(() => (this.finding = undefined)));
  }

  /** The next who wants a connection asks all of them. */
  forget(): void {
    this.known = undefined;
  }

  /** Whether it is another by now. */
  async hasMoved(): Promise<boolean> {
    const before = this.known;
    this.known = undefined;
    return (await this.address().catch(() => before)) !== before;
  }

  /** @throws NotPrimary */
  async check(client: Asked): Promise<void> {
    const timeline = await timelineOf(client);
    if (timeline === null || timeline < this.latest) throw new NotPrimary();
    this.latest = timeline;
  }

  private async find(): Promise<string> {
    let best: { address: string; timeline: number } | undefined;
    const asked = this.addresses.map(async (address) => {
      const timeline = await ask(address).catch(() => null);
      if (timeline === null || timeline < Math.max(this.latest, best?.timeline ?? 0)) throw new NotPrimary();
      best = { address, timeline };
    });
    await Promise.any(asked).catch(() => undefined);
    await Promise.race([Promise.allSettled(asked), pass(OTHERS_MILLISECONDS)]);
    if (!best) throw new NotPrimary();
    this.latest = best.timeline;
    return (this.known = best.address);
  }
}

const clock = new SystemClock();
const pass = (milliseconds: number) =>
  new Promise<void>((next) => void clock.at(clock.now() + milliseconds, next));

async function timelineOf(client: Asked): Promise<number | null> {
  const { rows } = await client.query<{ timeline: number | null }>(TIMELINE);
  return rows[0]!.timeline;
}

async function ask(address: string): Promise<number | null> {
  const client = new pg.Client({
    connectionString: address,
    connectionTimeoutMillis: connectMilliseconds(address),
    query_timeout: connectMilliseconds(address),
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await timelineOf(client);
  } finally {
    // It may say nothing to its end either.
    client.connection.stream.destroy();
  }
}
