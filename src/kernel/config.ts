/** The environment, read once, checked, frozen. A setting that is unsafe is refused with the way to mend it. */
import { isIP } from 'node:net';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { iceOf, iceUrls, type IceSettings } from './settings/ice-settings.js';
import { backupOf, tailOf, type BackupSettings, type TailSettings } from './settings/backup-settings.js';
import { fileStoreOf, type FileStoreSettings } from './settings/file-store-settings.js';
import { withSettingsInFiles } from './settings/settings-in-files.js';
import { megabytes, timeServer, tracesUrl, type WatchedSettings } from './settings/watched-settings.js';
import {
  databaseUrl,
  flag,
  host,
  isLoopback,
  isPage,
  level,
  place,
  port,
  proxies,
  redisUrl,
  secret,
} from './settings/setting-types.js';

const Environment = z.object({
  PORT: port.default(3000),
  HOST: host.default('127.0.0.1'),
  PUBLIC_URL: place.optional(),
  ALLOWED_ORIGINS: z.string().default(''),
  TRUST_PROXY: proxies.optional(),
  DATABASE_URL: databaseUrl.default('sqlite:data/var/yihu.sqlite'),
  REDIS_URL: redisUrl.optional(),
  YIHU_KEY_FILE: z.string().optional(),
  YIHU_FILES: z.string().optional(),
  YIHU_FILE_STORE: z.string().optional(),
  YIHU_S3_REGION: z.string().optional(),
  YIHU_S3_ACCESS_KEY: z.string().optional(),
  YIHU_S3_SECRET_KEY: z.string().optional(),
  YIHU_BACKUP_TO: z.string().optional(),
  YIHU_BACKUP_HOUR: z.string().optional(),
  YIHU_BACKUP_EVERY: z.string().optional(),
  YIHU_BACKUP_KEEP: z.string().optional(),
  YIHU_TAIL_TO: z.string().optional(),
  YIHU_TAIL_SECONDS: z.string().optional(),
  YIHU_SETUP_CODE: secret.optional(),
  YIHU_METRICS_TOKEN: secret.optional(),
  YIHU_STUN_URLS: iceUrls('stun').optional(),
  YIHU_TURN_URLS: iceUrls('turn').optional(),
  YIHU_TURN_SECRET: secret.optional(),
  YIHU_TAKE_OVER: flag('1'),
  YIHU_DEMO: flag('1'),
  YIHU_LIMITS: z
    .string()
    .optional()
    .transform((value) => value !== 'off'),
  YIHU_FAILPOINT: z.string().optional(),
  YIHU_CRASH_TESTS: flag('1'),
  LOG_LEVEL: level.default('info'),
  YIHU_LOG_FILE: z.string().optional(),
  YIHU_LOG_MEGABYTES: megabytes.default(1000),
  YIHU_TRACES_URL: tracesUrl.optional(),
  YIHU_TIME_SERVER: timeServer.optional(),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly allowedOrigins: ReadonlySet<string>;
  /** Hops, or the proxies' addresses. */
  readonly trustProxy: number | string[] | undefined;
  readonly database: { kind: 'sqlite'; path: string } | { kind: 'postgres'; url: string };
  readonly redisUrl: string | undefined;
  readonly keyFile: string | undefined;
  /** The folder of what jobs make. */
  readonly files: string;
  /** Where what people send to each other is kept. */
  readonly fileStore: FileStoreSettings;
  /** undefined: whoever runs the hub sees to its backups. */
  readonly backup: BackupSettings | undefined;
  /** undefined: what was written since the last backup is on this machine alone. */
  readonly tail: TailSettings | undefined;
  readonly setupCode: string | undefined;
  /** Of who reads the figures from beyond this machine. */
  readonly metricsToken: string | undefined;
  /** By which servers browsers find each other for a video call. */
  readonly ice: IceSettings;
  /** Where another hub has the database file, it is asked to hand over, and this one goes on without a gap. */
  readonly takeOver: boolean;
  readonly demo: boolean;
  readonly limits: boolean;
  /** A named place in the code where the process kills itself; for the crash tests only. */
  readonly failpoint: string | undefined;
  readonly logLevel: string;
  readonly watched: WatchedSettings;
  /** Cookies are marked Secure. */
  readonly secure: boolean;
}
export const CONFIG = Symbol('config');

export class UnsafeSettingsError extends Error {}

/** In an address an IPv6 one stands in brackets. */
const inAddress = (host: string) => (isIP(host) === 6 ? `[${host}]` : host);

/** @throws UnsafeSettingsError naming every setting that is wrong and what to do about it. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const wrong: string[] = [];
  const said = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const given = withSettingsInFiles(said, wrong);
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    throw new UnsafeSettingsError(
      [...wrong, ...parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`)].join('; '),
    );
  }
  const e = parsed.data;
  if (e.YIHU_DEMO && !isLoopback(e.HOST))
    wrong.push('YIHU_DEMO=1 listens on loopback only: leave HOST at 127.0.0.1');
  if (!e.YIHU_LIMITS && !e.YIHU_DEMO) wrong.push('YIHU_LIMITS=off is for the demo only');
  if (!e.YIHU_DEMO && !e.YIHU_KEY_FILE) {
    wrong.push(
      'YIHU_KEY_FILE is missing: name a file for the sealing keys (made there, mode 0600, if it does not exist)' +
        (given['YIHU_DEMO'] ? '. For the demo, which needs none, it is YIHU_DEMO=1' : ''),
    );
  }
  const publicUrl = (
    e.PUBLIC_URL ?? `http://${isLoopback(e.HOST) ? 'localhost' : inAddress(e.HOST)}:${e.PORT}`
  ).replace(/\/+$/, '');
  const address = new URL(publicUrl);
  // A proxy on this machine hides that people come from beyond it: the address they use tells.
  const apart = !isLoopback(address.hostname) || (!e.YIHU_DEMO && !isLoopback(e.HOST));
  if (apart && address.protocol !== 'https:')
    wrong.push('beyond loopback people must come by https: set PUBLIC_URL to the https address they use');
  if (e.YIHU_FAILPOINT && !e.YIHU_CRASH_TESTS)
    wrong.push('YIHU_FAILPOINT kills the hub on purpose, for its crash tests: take it away');
  const origins = new Set(
    e.ALLOWED_ORIGINS.split(',')
      .map((o) => o.trim())
      .filter(Boolean),
  );
  // `null` is the origin of every sandboxed page.
  for (const o of origins)
    if (!isPage(o) || new URL(o).origin !== o)
      wrong.push(`ALLOWED_ORIGINS: ${o} is not an origin, as https://name:port`);
    else if (new URL(o).protocol !== 'https:' && !isLoopback(new URL(o).hostname))
      wrong.push(`ALLOWED_ORIGINS: ${o} is beyond loopback without https: name its https address`);
  // Who comes by such an origin comes by https through a proxy: their cookies would go without Secure.
  const [foreign] = [...origins].filter((o) => isPage(o) && !isLoopback(new URL(o).hostname));
  if (foreign && !apart && address.protocol !== 'https:')
    wrong.push(
      `ALLOWED_ORIGINS lets people in from ${foreign}: set PUBLIC_URL to the https address they use`,
    );
  const database = e.DATABASE_URL.startsWith('sqlite:')
    ? { kind: 'sqlite' as const, path: e.DATABASE_URL.slice('sqlite:'.length) }
    : { kind: 'postgres' as const, url: e.DATABASE_URL };
  const beside = database.kind === 'sqlite' ? dirname(database.path) : 'data/var';
  if (e.YIHU_TAKE_OVER && database.kind === 'postgres')
    wrong.push(
      'YIHU_TAKE_OVER is for one hub on SQLite: on PostgreSQL start another node beside the first, then stop the first',
    );
  const files = e.YIHU_FILES ?? join(beside, 'files');
  const ice = iceOf(e, wrong);
  const fileStore = fileStoreOf(e, { beside, files }, wrong);
  const backup = backupOf(e, wrong);
  const tail = tailOf(e, database.kind === 'sqlite', wrong);
  if (wrong.length) throw new UnsafeSettingsError(wrong.join('; '));

  origins.add(address.origin);
  if (!e.PUBLIC_URL) for (const name of ['localhost', '127.0.0.1']) origins.add(`http://${name}:${e.PORT}`);
  return Object.freeze({
    port: e.PORT,
    host: e.HOST,
    publicUrl,
    allowedOrigins: origins,
    trustProxy: e.TRUST_PROXY,
    database,
    redisUrl: e.REDIS_URL,
    keyFile: e.YIHU_KEY_FILE,
    files,
    fileStore,
    backup,
    tail,
    setupCode: e.YIHU_SETUP_CODE,
    metricsToken: e.YIHU_METRICS_TOKEN,
    ice,
    takeOver: e.YIHU_TAKE_OVER,
    demo: e.YIHU_DEMO,
    limits: e.YIHU_LIMITS,
    failpoint: e.YIHU_FAILPOINT,
    logLevel: e.LOG_LEVEL,
    watched: {
      log: e.YIHU_LOG_FILE ? { path: e.YIHU_LOG_FILE, megabytes: e.YIHU_LOG_MEGABYTES } : undefined,
      tracesUrl: e.YIHU_TRACES_URL,
      timeServer: e.YIHU_TIME_SERVER,
    },
    secure: address.protocol === 'https:',
  });
}

export const keyFileOf = (config: Pick<Config, 'keyFile' | 'database'>): string =>
  config.keyFile ?? (config.database.kind === 'sqlite' ? `${config.database.path}.key` : 'data/var/demo.key');
