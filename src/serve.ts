/** From the environment to a hub that listens, and back at SIGTERM. */
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { stopwatch, SystemClock } from './kernel/clock.js';
import { keyFileOf, readConfig, UnsafeSettingsError, type Config } from './kernel/config.js';
import { makeLogger } from './kernel/logger.js';
import { LogFile } from './kernel/logs/log-file.js';
import { serveWhileStarting } from './ops/starting-server.js';
import { collectYoungGarbage } from './ops/young-garbage.js';
import { ClockWatch } from './watch/clock/clock-watch.js';
import { EventLoopWatch } from './watch/event-loop-watch.js';
import { databaseFailureText, startFailureText } from './ops/start-failure-text.js';
import { checkSettingsPaths } from './ops/settings-paths-check.js';
import { Seal } from './kernel/seal/seal.js';
import { SetupService } from './people/setup/setup.service.js';
import { buildApp, openFoundations, openHub } from './hub.js';
import { requireUndamaged } from './store/sqlite/database-damage.js';
import { lockDatabaseFile, type FileLock } from './store/sqlite/database-file-lock.js';
import { ABOUT_TO_TAKE_OVER, HAND_OVER, takeOver, type TakenOver } from './take-over/take-over.js';

/** Whatever is under way is finished within this, or the process ends all the same. */
const LAST_MILLISECONDS = 9500;

/** @throws UnsafeSettingsError in one sentence */
function hold(database: Extract<Config['database'], { kind: 'sqlite' }>): FileLock {
  try {
    return lockDatabaseFile(database.path, new SystemClock().now(), { handsOver: true });
  } catch (error) {
    const why = databaseFailureText(error, database);
    throw why === undefined ? error : new UnsafeSettingsError(why);
  }
}

export async function serve(env: Record<string, string | undefined>): Promise<void> {
  let held: FileLock | undefined;
  let from: TakenOver['from'];
  // Whoever is asked before it is there hands over once it is.
  const asked = new Promise<void>((resolve) => process.once(HAND_OVER, () => resolve()));
  try {
    const config = readConfig(env);
    const { database } = config;
    if (config.takeOver) ({ lock: held, from } = await takeOver(config));
    else if (database.kind === 'sqlite') held = hold(database);
    // Of a hub that runs it was looked at before it was asked to hand over.
    if (database.kind === 'sqlite' && !from) requireUndamaged(database.path);
    checkSettingsPaths(config);
    // Keys that are no use are said before a database is made for them.
    if (existsSync(keyFileOf(config))) Seal.load(keyFileOf(config));
    const closeStartingServer = from ? async () => undefined : await serveWhileStarting(config);
    const file = config.watched.log && new LogFile(config.watched.log.path, config.watched.log.megabytes);
    const log = makeLogger(config.logLevel, file);
    if (file) process.on('SIGHUP', () => file.reopen());
    const foundations = await openFoundations(config, new SystemClock(), log);
    process.on('unhandledRejection', (error) => log.error({ error }, 'unhandled rejection'));
    const demo = config.demo ? await import('./demo/fill-demo.js') : undefined;
    await demo?.fillDemo(foundations, buildApp);
    await closeStartingServer();
    const hub = await openHub(foundations, from?.held);
    hub.app.get(EventLoopWatch).start();
    hub.app.get(ClockWatch).start();
    collectYoungGarbage(foundations.clock);
    const stop = (code: number, failed = 1, close = hub.close) => {
      setTimeout(() => process.exit(failed), LAST_MILLISECONDS).unref();
      void close().then(
        () => process.exit(code),
        (error: unknown) => {
          log.error({ error }, 'closing failed');
          process.exit(failed);
        },
      );
    };
    process.on(ABOUT_TO_TAKE_OVER, () => hub.keepNoConnection());
    // The other one goes on whatever happens here: a supervisor must not start this one again.
    void asked.then(() => stop(0, 0, hub.handOver));
    process.once('SIGTERM', () => stop(0));
    process.once('SIGINT', () => stop(0));
    const address = config.publicUrl.replace(/:0$/, `:${hub.port}`);
    if (from)
      process.stdout.write(
        `Yihu goes on for process ${from.pid}: ${Math.round(stopwatch() - from.asked)} ms between them\n`,
      );
    process.stdout.write(`Yihu listens on ${address}\n`);
    const code = hub.app.get(SetupService).codeToPrint();
    if (code)
      process.stdout.write(
        `First run: open ${address}/setup and make the administrator with this code, good for 24 h: ${code}\n` +
          `首次设置：用浏览器打开 ${address}/setup，输入上一行末尾的设置码（24 小时内有效），建立第一个管理员。\n`,
      );
    demo?.printDemo(address);
    void hub.overtaken.then((why) => {
      process.stderr.write(`Yihu ends: ${why}\n`);
      stop(1);
    });
  } catch (error) {
    from?.held.giveUp();
    held?.withdraw();
    const where = `${env.HOST || '127.0.0.1'}:${env.PORT || 3000}`;
    process.stderr.write(`Yihu does not start: ${startFailureText(error, where)}\n`);
    if (env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  }
}
