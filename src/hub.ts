/** Puts the hub together on an environment that was checked, and takes it apart without losing what is under way. */
import { existsSync } from 'node:fs';
import type { Server as NetServer, Socket } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { DeskService } from './desk/desk.service.js';
import { canOpenStoredData } from './desk/seal-key-check.js';
import { redisAdapterFor } from './realtime/redis-adapter.js';
import { MessageLimits } from './realtime/message-limits.js';
import { SocketAdapter } from './channels/socket.adapter.js';
import { Clock, SystemClock } from './kernel/clock.js';
import { keyFileOf, UnsafeSettingsError, type Config } from './kernel/config.js';
import { isDemoDatabase, requireDemoDatabase } from './demo/demo-accounts.js';
import { isEmpty } from './demo/demo-state.repository.js';
import { serveApiDocuments } from './api-documents/api-documents.js';
import type { Foundations } from './foundations.module.js';
import { SERVER_PAGES } from './protocol/pages.js';
import { PAGE_FILES_PATH, servePageFiles } from './public-pages/page-files.js';
import { serveStaticPages } from './static-pages.js';
import { CLIENT_FOLDER } from './kernel/client-build.js';
import { armFailpoint } from './kernel/failpoint.js';
import { ofEveryAnswer, pageHeaders } from './ops/answer-headers.js';
import { BACKLOG, HubHttpAdapter } from './ops/http.adapter.js';
import { HintLink } from './realtime/hint-link.js';
import { Told } from './realtime/told.js';
import { makeLogger } from './kernel/logger.js';
import { Meters } from './kernel/meters/meters.js';
import { openTraces } from './ops/traces/open-traces.js';
import { eachAnOperation, inItsOperation } from './ops/request-operation.js';
import { processPhase } from './kernel/process-phase.js';
import { databaseFailureText } from './ops/start-failure-text.js';
import { Seal } from './kernel/seal/seal.js';
import { Directory } from './directory/directory.js';
import { SCHEMA } from './schema.js';
import { newerMigrations, newerText } from './store/schema-state.js';
import { SqliteStore } from './store/sqlite/sqlite.js';
import type { Store } from './store/store.js';
import { validation } from './kernel/input/validation.js';

/** Other nodes' administrative changes are seen within this. */
const DIRECTORY_MILLISECONDS = 2000;
/** A newer version that migrated the database under this node is seen within this. */
const SCHEMA_MILLISECONDS = 5000;

export async function openStore({
  database,
  tail,
}: Pick<Config, 'database'> & Partial<Pick<Config, 'tail'>>): Promise<Store> {
  if (database.kind === 'sqlite')
    return SqliteStore.open(database.path, SCHEMA, { ownCheckpoints: tail === undefined });
  const { PostgresStore } = await import('./store/postgres/postgres.js');
  return PostgresStore.open(database.url, SCHEMA);
}

export interface Hub {
  app: NestExpressApplication;
  port: number;
  /** Resolves with why where a newer version has taken the database: this one is not to write there any more. */
  overtaken: Promise<string>;
  close(): Promise<void>;
  /** Another process is about to take over: connections are kept no longer than they are used. */
  keepNoConnection(): void;
  /** As `close`, and nobody is refused: who comes goes to the process that listens beside this one. */
  handOver(): Promise<void>;
}
/** Who came to the port while another process still had the database. */
export interface HeldConnections {
  /** Listens already. */
  server: NetServer;
  /** Those who came; each is handed out once. */
  release(): Socket[];
}

/** @throws UnsafeSettingsError where the database is not the one for these settings, or the keys are not its own */
export async function openFoundations(
  config: Config,
  clock: Clock = new SystemClock(),
  log: Logger = makeLogger(config.logLevel),
): Promise<Foundations> {
  armFailpoint(config.failpoint);
  const store = await openStore(config).catch((error: unknown) => {
    const why = databaseFailureText(error, config.database);
    throw why === undefined ? error : new UnsafeSettingsError(why, { cause: error });
  });
  const seal = await loadSeal(config, store);
  return { config, clock, log, store, seal };
}

/**
 * The keys of the database, where both are what the settings say.
 * @throws UnsafeSettingsError where the database is not the one for these settings, or the keys are not its own
 */
export async function loadSeal(config: Config, store: Pick<Store, 'read'>): Promise<Seal> {
  if (config.demo) await requireDemoDatabase(store);
  const keyFile = keyFileOf(config);
  // With keys made anew nothing that is sealed could be read again.
  if (!existsSync(keyFile) && !(await isEmpty(store))) {
    throw new UnsafeSettingsError(
      `the key file ${keyFile} is not there, and the database holds what was sealed with it: bring it back`,
    );
  }
  if (!config.demo && (await isDemoDatabase(store))) {
    throw new UnsafeSettingsError(
      "the database is the demo's, whose passwords everybody knows: name another DATABASE_URL",
    );
  }
  const seal = Seal.load(keyFile);
  if (!(await canOpenStoredData(store.read, seal)))
    throw new UnsafeSettingsError(
      `the key file ${keyFile} does not open what the database holds: bring back the one it was sealed with`,
    );
  return seal;
}

/** All modules, listening to nobody: for the demo's history and for tests of a module. */
export async function buildApp(foundations: Foundations): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.on(foundations),
    new HubHttpAdapter(),
    {
      logger: false,
      bodyParser: false,
      // What a gateway signs is the body as it came.
      rawBody: true,
      abortOnError: false,
    },
  );
  app.useWebSocketAdapter(app.get(SocketAdapter));
  await app.get(Directory).reload();
  return app;
}

export async function openHub(foundations: Foundations, held?: HeldConnections): Promise<Hub> {
  const { config, clock, store, log } = foundations;
  processPhase.now = 'starting';
  const app = await buildApp(foundations);
  if (config.trustProxy !== undefined) app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(helmet(pageHeaders(config)));
  app.use('/api', ofEveryAnswer(clock), eachAnOperation(app.get(Meters), log));
  app.useBodyParser('json', { limit: '1mb' });
  app.use('/api', inItsOperation);
  app.setGlobalPrefix('api', {
    exclude: ['metrics', ...SERVER_PAGES.flatMap((name) => [name, `${name}/*rest`])],
  });
  app.useGlobalPipes(validation());
  app.use(PAGE_FILES_PATH, servePageFiles);
  app.use(serveStaticPages(CLIENT_FOLDER));
  serveApiDocuments(app);

  const adapter = await redisAdapterFor(config, clock, app.get(HintLink), app.get(Told));
  const sockets = app.get(SocketAdapter);
  sockets.nodes = adapter.adapter;
  const directory = app.get(Directory);
  const refresh = clock.every(DIRECTORY_MILLISECONDS, () =>
    directory.reloadIfChanged().catch(() => undefined),
  );
  const { overtaken, watch } = watchSchema(store, clock);
  const traces = await openTraces(config, clock);
  const http = app.getHttpAdapter() as HubHttpAdapter;
  // Nest names a port only, and hands on what Node's own `listen` takes: an address, or a server that listens, and the line.
  await app.listen((held?.server ?? placeOf(config)) as unknown as number, BACKLOG as unknown as string);
  processPhase.now = 'open';
  // Whoever came meanwhile is the hub's from here on, as whoever comes now.
  http.adopt(held?.release() ?? []);
  const { port } = app.getHttpServer().address() as { port: number };

  let closing: Promise<void> | undefined;
  const close = async (handingOver = false) => {
    if (handingOver) await http.leadAway();
    processPhase.now = 'closing';
    refresh.cancel();
    watch.cancel();
    await sockets.drain(handingOver);
    await app.get(DeskService).quiet();
    await app.close();
    app.get(MessageLimits).close();
    await adapter.close();
    await store.close();
    await traces?.close();
  };
  return {
    app,
    port,
    overtaken,
    close: () => (closing ??= close()),
    keepNoConnection: () => http.keepNoConnection(),
    handOver: () => (closing ??= close(true)),
  };
}

/**
 * A process that takes over listens beside this one. Whether another program has the port was seen before, by listening
 * there alone (ops/starting-server.ts).
 */
const placeOf = ({ port, host, database }: Config) => ({
  port,
  host,
  reusePort: SHARES_PORTS && port !== 0 && database.kind === 'sqlite',
});
/** Elsewhere Node knows no way, or the system gives all connections to one of them. */
export const SHARES_PORTS = process.platform === 'linux';

/** On SQLite nobody else can have migrated it: the file is this process's. */
function watchSchema(store: Store, clock: Clock): { overtaken: Promise<string>; watch: { cancel(): void } } {
  const { promise: overtaken, resolve } = Promise.withResolvers<string>();
  if (store.kind === 'sqlite') return { overtaken, watch: { cancel: () => undefined } };
  const look = async () => {
    const newer = await newerMigrations(store, SCHEMA);
    if (!newer.length) return;
    processPhase.now = 'closing';
    resolve(newerText(newer));
  };
  return { overtaken, watch: clock.every(SCHEMA_MILLISECONDS, () => look().catch(() => undefined)) };
}
