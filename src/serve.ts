/** From the environment to a hub that listens, and back at SIGTERM. */
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { SystemClock } from './kernel/clock.js';
import { keyFileOf, readConfig, UnsafeSettingsError, type Config } from './kernel/config.js';
import { makeLogger } from './kernel/logger.js';
import { LogFile } from './kernel/logs/log-file.js';
import { fillDemo, printDemo } from './demo/fill-demo.js';
import { serveWhileStarting } from './ops/starting-server.js';
import { ClockWatch } from './watch/clock/clock-watch.js';
import { EventLoopWatch } from './watch/event-loop-watch.js';
import { databaseFailureText, startFailureText } from './ops/start-failure-text.js';
import { checkSettingsPaths } from './ops/settings-paths-check.js';
import { Seal } from './kernel/seal/seal.js';
import { SetupService } from './people/setup/setup.service.js';
import { buildApp, openFoundations, openHub } from './hub.js';
import { requireUndamaged } from './store/sqlite/database-damage.js';
import { lockDatabaseFile, type FileLock } from './store/sqlite/database-file-lock.js';

/** Whatever is under way is finished within this, or the process ends all the same. */
const LAST_MILLISECONDS = 9500;

/** @throws UnsafeSettingsError in one sentence */
function hold(database: Extract<Config['database'], { kind: 'sqlite' }>): FileLock {
  try {
    return lockDatabaseFile(database.path, new SystemClock().now());
  } catch (error) {
    const why = databaseFailureText(error, database);
    throw why === undefined ? error : new UnsafeSettingsError(why);
  }
}

export async function serve(env: Record<string, string | undefined>): Promise<void> {
  let held: FileLock | undefined;
  try {
    const config = readConfig(env);
    const { database } = config;
    if (database.kind === 'sqlite') {
      held = hold(database);
      requireUndamaged(database.path);
    }
    checkSettingsPaths(config);
    // Keys that are no use are said before a database is made for them.
    if (existsSync(keyFileOf(config))) Seal.load(keyFileOf(config));
    const closeStartingServer = await serveWhileStarting(config);
    const file = config.watched.log && new LogFile(config.watched.log.path, config.watched.log.megabytes);
    const log = makeLogger(config.logLevel, file);
    if (file) process.on('SIGHUP', () => file.reopen());
    const foundations = await openFoundations(config, new SystemClock(), log);
    process.on('unhandledRejection', (error) => log.error({ error }, 'unhandled rejection'));
    if (config.demo) await fillDemo(foundations, buildApp);
    await closeStartingServer();
    const hub = await openHub(foundations);
    hub.app.get(EventLoopWatch).start();
    hub.app.get(ClockWatch).start();
    const address = config.publicUrl.replace(/:0$/, `:${hub.port}`);
    process.stdout.write(`Yihu listens on ${address}\n`);
    const code = hub.app.get(SetupService).codeToPrint();
    if (code)
      process.stdout.write(
        `First run: open ${address}/setup and make the administrator with this code, good for 24 h: ${code}\n`,
      );
    if (config.demo) printDemo(address);
    const stop = (code: number) => {
      setTimeout(() => process.exit(1), LAST_MILLISECONDS).unref();
      void hub.close().then(
        () => process.exit(code),
        (error: unknown) => {
          log.error({ error }, 'closing failed');
          process.exit(1);
        },
      );
    };
    process.once('SIGTERM', () => stop(0));
    process.once('SIGINT', () => stop(0));
    void hub.overtaken.then((why) => {
      process.stderr.write(`Yihu ends: ${why}\n`);
      stop(1);
    });
  } catch (error) {
    held?.withdraw();
    const where = `${env.HOST || '127.0.0.1'}:${env.PORT || 3000}`;
    process.stderr.write(`Yihu does not start: ${startFailureText(error, where)}\n`);
    if (env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  }
}
