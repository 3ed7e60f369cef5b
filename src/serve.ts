/** From the environment to a hub that listens, and back at SIGTERM. */
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { SystemClock } from './kernel/clock.js';
import { keyFileOf, readConfig, UnsafeSettings, type Config } from './kernel/config.js';
import { fillDemo, printDemo } from './demo/demo.js';
import { standOnDoorstep } from './ops/doorstep.js';
import { Standstill } from './watch/standstill.js';
import { whyNoDatabase, whyNot } from './ops/why-not.js';
import { tryPlaces } from './ops/places-named.js';
import { Seal } from './kernel/seal/seal.js';
import { Setup } from './people/setup/setup.js';
import { assemble, layFoundations, openHub } from './hub.js';
import { holdFile, type Hold } from './store/sole.js';

/** Whatever is under way is finished within this, or the process ends all the same. */
const LAST_MILLISECONDS = 9500;

/** @throws UnsafeSettings in one sentence */
function hold(database: Extract<Config['database'], { kind: 'sqlite' }>): Hold {
  try {
    return holdFile(database.path, new SystemClock().now());
  } catch (error) {
    const why = whyNoDatabase(error, database);
    throw why === undefined ? error : new UnsafeSettings(why);
  }
}

export async function serve(env: Record<string, string | undefined>): Promise<void> {
  let held: Hold | undefined;
  try {
    const config = readConfig(env);
    const { database } = config;
    if (database.kind === 'sqlite') held = hold(database);
    tryPlaces(config);
    // Keys that are no use are said before a database is made for them.
    if (existsSync(keyFileOf(config))) Seal.load(keyFileOf(config));
    const clearDoorstep = await standOnDoorstep(config);
    const foundations = await layFoundations(config);
    const { log } = foundations;
    process.on('unhandledRejection', (error) => log.error({ error }, 'unhandled rejection'));
    if (config.demo) await fillDemo(foundations, assemble);
    await clearDoorstep();
    const hub = await openHub(foundations);
    hub.app.get(Standstill).start();
    const address = config.publicUrl.replace(/:0$/, `:${hub.port}`);
    process.stdout.write(`Yihu listens on ${address}\n`);
    const code = hub.app.get(Setup).codeToPrint();
    if (code)
      process.stdout.write(
        `First run: open ${address}/setup and make the administrator with this code, good for 24 h: ${code}\n`,
      );
    if (config.demo) printDemo(address);
    const stop = () => {
      setTimeout(() => process.exit(1), LAST_MILLISECONDS).unref();
      void hub.close().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ error }, 'closing failed');
          process.exit(1);
        },
      );
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  } catch (error) {
    held?.withdraw();
    const where = `${env.HOST || '127.0.0.1'}:${env.PORT || 3000}`;
    process.stderr.write(`Yihu does not start: ${whyNot(error, where)}\n`);
    if (env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  }
}
