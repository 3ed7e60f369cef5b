/**
 * A primary and a standby that every commit waits for, of the PostgreSQL from npm alone: it has no pg_basebackup, so the
 * standby begins as a copy that was made while the primary ran.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { initialise, postgresBinary } from './postgres.js';
import { freePort } from './server.js';

/** The machine keeps its power in these tests; what a process had written when it was killed is there. */
const SETTINGS = [
  'max_connections=100',
  'shared_buffers=32MB',
  'fsync=off',
  'max_wal_size=128MB',
  'unix_socket_directories=',
  'listen_addresses=127.0.0.1',
  // A standby that is gone is noticed as on a network that says nothing.
  'wal_sender_timeout=3s',
  'wal_receiver_timeout=3s',
  'wal_retrieve_retry_interval=200ms',
  'log_min_messages=fatal',
];
const STARTS_MILLISECONDS = 60_000;
const running = new Set<number>();
process.once('exit', () => {
  for (const pid of running) signalAll(pid, 'SIGKILL');
});
/** Each process of a server is in a group of its own. */
function signalAll(postmaster: number, signal: NodeJS.Signals): void {
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim();
  for (const pid of [postmaster, ...children.split(' ').filter(Boolean).map(Number)])
    try {
      process.kill(pid, signal);
    } catch {
      // It is gone.
    }
}

export class PostgresServer {
  private child: ChildProcess | undefined;
  private gone: Promise<void> = Promise.resolve();
  constructor(
    readonly name: string,
    readonly directory: string,
    readonly port: number,
  ) {}

  async start(): Promise<void> {
    const { uid, gid } = statSync(this.directory);
    const settings = [...SETTINGS, `port=${this.port}`].flatMap((setting) => ['-c', setting]);
    const child = spawn(postgresBinary(), ['-D', this.directory, ...settings], {
      ...(process.getuid?.() === 0 && { uid, gid }),
      stdio: 'ignore',
    });
    this.child = child;
    running.add(child.pid!);
    this.gone = new Promise((resolve) =>
      child.once('exit', () => {
        running.delete(child.pid!);
        resolve();
      }),
    );
    for (const until = Date.now() + STARTS_MILLISECONDS; ; await pause(50)) {
      if (await this.rows('select 1').catch(() => undefined)) return;
      if (Date.now() > until || child.exitCode !== null)
        throw new Error(`PostgreSQL ${this.name} does not start`);
    }
  }
  url = (database = 'postgres') => `postgres://postgres:postgres@127.0.0.1:${this.port}/${database}`;

  async rows<T extends object>(sql: string, params: unknown[] = [], database?: string): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.url(database), connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    await client.connect();
    return (await client.query<T>(sql, params).finally(() => client.end())).rows;
  }

  /** As a machine that loses its power, but that what it said last has left it. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.gone;
  }
  /** `pg_ctl stop -m immediate`: no checkpoint, no goodbye. */
  async stopImmediately(): Promise<void> {
    this.child?.kill('SIGQUIT');
    await this.gone;
  }
  /** It says nothing to anybody, and its connections stay. */
  hang = () => this.signal('SIGSTOP');
  goOn = () => this.signal('SIGCONT');
  private signal(signal: NodeJS.Signals): void {
    const pid = this.child?.pid;
    if (pid !== undefined && running.has(pid)) signalAll(pid, signal);
  }
}

export class PostgresPair {
  private constructor(
    private readonly directory: string,
    /** Takes writes now, and stands by: they change places. */
    public primary: PostgresServer,
    public standby: PostgresServer,
  ) {}

  static async start(): Promise<PostgresPair> {
    const directory = await folder();
    const first = new PostgresServer('a', join(directory, 'a'), await freePort());
    const second = new PostgresServer('b', join(directory, 'b'), await freePort());
    await initialise({ directory: first.directory, port: first.port });
    await first.start();
    const pair = new PostgresPair(directory, first, second);
    await pair.standBy();
    return pair;
  }

  /** Names both. */
  url(database: string): string {
    const [a, b] = [this.primary, this.standby].toSorted((one, two) => one.name.localeCompare(two.name));
    return `postgres://postgres:postgres@127.0.0.1:${a!.port},127.0.0.1:${b!.port}/${database}?target_session_attrs=read-write`;
  }

  /** What an operator does after the loss of the primary: the standby takes writes from now on, and waits for nobody. */
  async promote(): Promise<void> {
    await this.standby.rows('alter system reset synchronous_standby_names');
    await this.standby.rows('select pg_promote(true, 60)');
    [this.primary, this.standby] = [this.standby, this.primary];
  }

  /** The other is made anew of the primary, and commits wait for it. */
  async standBy(): Promise<void> {
    const { primary, standby } = this;
    rmSync(standby.directory, { recursive: true, force: true });
    await copyRunning(primary, standby);
    await standby.start();
    await primary.rows(`alter system set synchronous_standby_names = 'ANY 1 (${standby.name})'`);
    await primary.rows('select pg_reload_conf()');
    while (!(await isInStep(primary))) await pause(50);
  }

  async drop(): Promise<void> {
    for (const server of [this.primary, this.standby]) {
      server.goOn();
      await server.kill();
    }
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** One alone, of which a test may do as it likes. */
export async function startOwnPostgres(): Promise<PostgresServer & { drop(): Promise<void> }> {
  const directory = await folder();
  const server = new PostgresServer('a', join(directory, 'a'), await freePort());
  await initialise({ directory: server.directory, port: server.port });
  await server.start();
  return Object.assign(server, {
    drop: async () => {
      await server.kill();
      rmSync(directory, { recursive: true, force: true });
    },
  });
}
async function folder(): Promise<string> {
  const directory = mkdtempSync(join(process.env.TEST_DIRECTORY ?? tmpdir(), 'yihu-pair-'));
  // As root the servers run as a user of their own, who must reach their files.
  chmodSync(directory, 0o755);
  return directory;
}
/** A database in it, as a test makes one. */
export async function databaseIn(server: PostgresServer, url: string, drop: () => Promise<void>) {
  await server.rows('create database yihu');
  const own = mkdtempSync(join(process.env.TEST_DIRECTORY ?? tmpdir(), 'yihu-test-'));
  return {
    url,
    keyFile: join(own, 'keys.json'),
    drop: async () => {
      await drop();
      rmSync(own, { recursive: true, force: true });
    },
  };
}

/** Whether the primary's commits are waited for by its standby. */
export const isInStep = async (primary: PostgresServer): Promise<boolean> =>
  (
    await primary.rows(
      "select 1 from pg_stat_replication where sync_state = 'quorum' and state = 'streaming'",
    )
  ).length > 0;

async function copyRunning(from: PostgresServer, to: PostgresServer): Promise<void> {
  const client = new pg.Client(from.url());
  await client.connect();
  await client.query("select pg_backup_start('standby', true)");
  const copied = spawnSync('cp', ['-a', from.directory, to.directory]);
  if (copied.status !== 0) throw new Error(`the primary could not be copied: ${copied.stderr.toString()}`);
  const { rows } = await client.query<{ labelfile: string }>(
    'select labelfile from pg_backup_stop(wait_for_archive => false)',
  );
  await client.end();
  rmSync(join(to.directory, 'postmaster.pid'), { force: true });
  const conninfo = `host=127.0.0.1 port=${from.port} user=postgres password=postgres application_name=${to.name}`;
  writeFileSync(join(to.directory, 'backup_label'), rows[0]!.labelfile);
  writeFileSync(join(to.directory, 'standby.signal'), '');
  writeFileSync(join(to.directory, 'postgresql.auto.conf'), `primary_conninfo = '${conninfo}'\n`);
  const { uid, gid } = statSync(to.directory);
  for (const name of ['backup_label', 'standby.signal', 'postgresql.auto.conf'])
    spawnSync('chown', [`${uid}:${gid}`, join(to.directory, name)]);
}

export const pause = (milliseconds: number) => new Promise<void>((next) => setTimeout(next, milliseconds));
