/** Why the hub does not start, in one sentence with what to do: whoever reads it runs the hub, and need not read a stack. */
import { UnsafeSettingsError, type Config } from '../kernel/config.js';
import { serverAddresses } from '../kernel/settings/server-addresses.js';

interface Failed {
  code?: unknown;
  message?: unknown;
  syscall?: unknown;
  driverError?: unknown;
  cause?: unknown;
  errors?: unknown[];
}
/** What the system or the database said first, under the wrapping of the libraries. */
const innermost = (error: unknown): Failed => {
  const failed = (error ?? {}) as Failed;
  const inner =
    failed.driverError ?? failed.cause ?? (failed.code === undefined ? failed.errors?.[0] : undefined);
  return inner && inner !== error ? innermost(inner) : failed;
};

/** Where it is, without the password. */
const placeOf = (database: Config['database']): string => {
  if (database.kind === 'sqlite') return database.path;
  const servers = serverAddresses(database.url);
  if (!servers.every((one) => URL.canParse(one))) return 'the address in DATABASE_URL';
  const { pathname } = new URL(servers[0]!);
  return `${servers.map((one) => new URL(one).host || 'localhost').join(',')}${pathname}`;
};

const POSTGRES: readonly [RegExp, (place: string) => string][] = [
  [
    /^ERR_INVALID_URL$/,
    () =>
      'DATABASE_URL is no address of PostgreSQL: write postgres://user:password@host:port/database, and of a password % as %25, @ as %40, # as %23',
  ],
  [
    /^(ECONNREFUSED|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET)$/,
    (place) => `PostgreSQL does not answer at ${place}: start it, or correct DATABASE_URL`,
  ],
  [/^(ENOTFOUND|EAI_AGAIN)$/, (place) => `the host of ${place} is not known: correct DATABASE_URL`],
  [/^28/, (place) => `PostgreSQL at ${place} refuses the user or the password in DATABASE_URL`],
  [/^3D000$/, (place) => `there is no database ${place}: create it, or correct DATABASE_URL`],
  [/^42501$/, (place) => `the user in DATABASE_URL may not make tables in ${place}: let it own the database`],
  [
    /^25006$/,
    (place) =>
      `no server of ${place} takes writes: start the primary, or promote the one that stands by (pg_promote)`,
  ],
  [/^(53|57)/, (place) => `PostgreSQL at ${place} takes no connection now: try again in a moment`],
];
const SQLITE: readonly [RegExp, (place: string) => string][] = [
  [
    /^(SQLITE_CANTOPEN|SQLITE_READONLY|ENOENT|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR)/,
    (place) =>
      `the database file ${place} cannot be opened or made: correct DATABASE_URL, or let the hub write there`,
  ],
  [
    /^(SQLITE_NOTADB|SQLITE_CORRUPT)/,
    (place) =>
      `${place} is not a database of SQLite, or a damaged one: correct DATABASE_URL, or restore it by yihu restore --from FILE --aside (or npm run restore -- …)`,
  ],
  [/^SQLITE_BUSY/, (place) => `another program holds ${place}: end it first`],
  [/^(SQLITE_FULL|SQLITE_IOERR|ENOSPC)/, (place) => `the disk of ${place} is full or failing`],
];

const WORDS: readonly [RegExp, string][] = [
  [/timeout|terminated unexpectedly/, 'ETIMEDOUT'],
  [/URI malformed/, 'ERR_INVALID_URL'],
];

/** @returns undefined where it is nothing that whoever runs the hub could mend by itself */
export function databaseFailureText(error: unknown, database: Config['database']): string | undefined {
  const { code, message } = innermost(error);
  const said = String(message ?? error);
  // The pool says it in words only; better-sqlite3 too, where the folder is not there.
  const known = database.kind === 'postgres' ? WORDS.find(([words]) => words.test(said))?.[1] : undefined;
  const asCode = String(code ?? known ?? (/directory does not exist/.test(said) ? 'ENOENT' : ''));
  const table = database.kind === 'postgres' ? POSTGRES : SQLITE;
  return table.find(([codes]) => codes.test(asCode))?.[1](placeOf(database));
}

const LISTENING: readonly [RegExp, string][] = [
  [/^EADDRINUSE$/, 'another program listens there already: set PORT to another one'],
  [/^EACCES$/, 'the hub may not listen there: set PORT to one above 1023'],
  [/^(EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN)$/, 'HOST is no address of this machine: correct it'],
];

/** One line, never a stack; `where` is where the hub was to listen. */
export function startFailureText(error: unknown, where: string): string {
  if (error instanceof UnsafeSettingsError) return error.message;
  const { code, syscall, message } = innermost(error);
  const listening =
    syscall === 'listen' || syscall === 'getaddrinfo'
      ? LISTENING.find(([codes]) => codes.test(String(code)))
      : undefined;
  if (listening) return `${where}: ${listening[1]}`;
  const [line = ''] = String(message || error).split('\n');
  return `${line} (LOG_LEVEL=debug shows where)`;
}
