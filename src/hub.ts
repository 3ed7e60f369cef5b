/** Puts the hub together on an environment that was checked, and takes it apart without losing what is under way. */
import { existsSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import proxyaddr from 'proxy-addr';
import helmet, { type HelmetOptions } from 'helmet';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { Desk } from './desk/desk.js';
import { isReadable } from './desk/readable.js';
import { adapterFor } from './realtime/adapter.js';
import { Channels } from './channels/channels.js';
import { Limits } from './realtime/limits.js';
import { Clock, SystemClock } from './kernel/clock.js';
import { keyFileOf, UnsafeSettings, type Config } from './kernel/config.js';
import { isDemoDatabase, isEmpty, requireDemoGround } from './demo/accounts.js';
import { documents } from './documents.js';
import type { Foundations } from './foundations.module.js';
import { front } from './front.js';
import { CLIENT } from './kernel/build.js';
import { armFailpoint } from './kernel/failpoint.js';
import { HubAdapter } from './ops/http-server.js';
import { Hints } from './realtime/hints.js';
import { makeLogger } from './kernel/logger.js';
import { phase } from './kernel/phase.js';
import { whyNoDatabase } from './ops/why-not.js';
import { Seal } from './kernel/seal/seal.js';
import { Directory } from './directory/directory.js';
import { SCHEMA } from './schema.js';
import { PostgresStore } from './store/postgres.js';
import { SqliteStore } from './store/sqlite.js';
import type { Store } from './store/store.js';
import { validation } from './kernel/input/validation.js';

/** Other nodes' administrative changes are seen within this. */
const DIRECTORY_MILLISECONDS = 2000;

export const openStore = (config: Pick<Config, 'database'>): Promise<Store> =>
  config.database.kind === 'sqlite'
    ? SqliteStore.open(config.database.path, SCHEMA)
    : PostgresStore.open(config.database.url, SCHEMA);

export interface Hub {
  app: NestExpressApplication;
  port: number;
  close(): Promise<void>;
}

/** @throws UnsafeSettings where the database is not the one for these settings, or the keys are not its own */
export async function layFoundations(
  config: Config,
  clock: Clock = new SystemClock(),
  log: Logger = makeLogger(config.logLevel),
): Promise<Foundations> {
  armFailpoint(config.failpoint);
  const store = await openStore(config).catch((error: unknown) => {
    const why = whyNoDatabase(error, config.database);
    throw why === undefined ? error : new UnsafeSettings(why, { cause: error });
  });
  if (config.demo) await requireDemoGround(store);
  const keyFile = keyFileOf(config);
  // With keys made anew nothing that is sealed could be read again.
  if (!existsSync(keyFile) && !(await isEmpty(store))) {
    throw new UnsafeSettings(
      `the key file ${keyFile} is not there, and the database holds what was sealed with it: bring it back`,
    );
  }
  if (!config.demo && (await isDemoDatabase(store))) {
    throw new UnsafeSettings(
      "the database is the demo's, whose passwords everybody knows: name another DATABASE_URL",
    );
  }
  const seal = Seal.load(keyFile);
  if (!(await isReadable(store.read, seal)))
    throw new UnsafeSettings(
      `the key file ${keyFile} does not open what the database holds: bring back the one it was sealed with`,
    );
  return { config, clock, log, store, seal };
}

/** The rooms without a door to the street: for the demo's history and for tests of a room. */
export async function assemble(foundations: Foundations): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.on(foundations), new HubAdapter(), {
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
  await app.get(Directory).reload();
  return app;
}

export async function openHub(foundations: Foundations): Promise<Hub> {
  const { config, clock, store } = foundations;
  phase.now = 'starting';
  const app = await assemble(foundations);
  if (config.trustProxy !== undefined) app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(helmet(headers(config)));
  app.use('/api', ofEveryAnswer(clock));
  app.useBodyParser('json', { limit: '1mb' });
  app.setGlobalPrefix('api', { exclude: ['metrics'] });
  app.useGlobalPipes(validation());
  app.use(front(CLIENT));
  documents(app);

  const adapter = await adapterFor(config, clock, app.get(Hints));
  const trusted = app.getHttpAdapter().getInstance().get('trust proxy fn') as Parameters<typeof proxyaddr>[1];
  app.get(Channels).attach(app.getHttpServer(), (request) => proxyaddr(request, trusted), adapter.adapter);
  const directory = app.get(Directory);
  const refresh = clock.every(DIRECTORY_MILLISECONDS, () =>
    directory.reloadIfChanged().catch(() => undefined),
  );
  await app.listen(config.port, config.host);
  phase.now = 'open';
  const { port } = app.getHttpServer().address() as { port: number };

  let closing: Promise<void> | undefined;
  const close = async () => {
    phase.now = 'closing';
    refresh.cancel();
    await app.get(Channels).close();
    await app.get(Desk).quiet();
    await app.close();
    app.get(Limits).close();
    await adapter.close();
    await store.close();
  };
  return { app, port, close: () => (closing ??= close()) };
}

/**
 * Whatever /api answers is somebody's: no browser and no proxy keeps it, for the next person there could read it. And
 * it says the hub's own time in milliseconds, by which pages count down.
 */
const ofEveryAnswer =
  (clock: Clock) =>
  (_request: unknown, response: { setHeader(name: string, value: string): void }, next: () => void) => {
    response.setHeader('cache-control', 'no-store');
    response.setHeader('yihu-time', String(clock.now()));
    next();
  };

/** Nothing but our own origin: no inline script, no foreign frame. Sockets are named, since old browsers do not count them as self. */
function headers({ publicUrl, secure }: Config): HelmetOptions {
  const self = "'self'";
  const none = "'none'";
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [self],
        connectSrc: [self, publicUrl.replace(/^http/, 'ws')],
        objectSrc: [none],
        baseUri: [none],
        frameAncestors: [none],
        formAction: [self],
      },
    },
    hsts: secure,
    crossOriginEmbedderPolicy: false,
  };
}
