/**
 * npm run dev: the hub on the demo district, started again whenever a file of src/ changes, and Vite, which puts what
 * changes of the pages into the open ones. The pages reach the hub through Vite's proxy, so one address is enough.
 * PORT is the hub's (3000), DEV_PORT the pages' (5173). Ctrl-C ends both.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createLogger, createServer } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const port = Number(process.env.DEV_PORT || 5173);
/** While the hub starts again the pages knock in vain, and connect by themselves once it is there. */
const KNOCKS = /(ws|http) proxy (socket )?error/;

// The config of the pages reads PORT, to know where its proxy leads.
process.env.PORT ||= '3000';
const logger = createLogger('info', { prefix: '[pages]' });
const { error } = logger;
logger.error = (message, options) => {
  if (!KNOCKS.test(message)) error(message, options);
};
const pages = await createServer({
  configFile: fileURLToPath(new URL('../client/vite.config.ts', import.meta.url)),
  customLogger: logger,
  server: { host: 'localhost', port, strictPort: true },
});
await pages.listen();

// A group of its own: Ctrl-C comes here, and the hub hears of it once and closes as it should.
const nest = createRequire(import.meta.url).resolve('@nestjs/cli/bin/nest.js');
const hub = spawn(process.execPath, [nest, 'start', '--watch', '--no-shell', '--exec', process.execPath], {
  cwd: ROOT,
  detached: true,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    YIHU_DEMO: '1',
    DATABASE_URL: process.env.DATABASE_URL || 'sqlite:data/var/demo.sqlite',
    // The address people use: the hub prints it, and takes requests of its pages alone.
    PUBLIC_URL: `http://localhost:${port}`,
  },
});
hub.once('exit', async (code) => {
  await pages.close();
  process.exit(code ?? 0);
});
const stop = () => hub.kill('SIGTERM');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    stop();
    // Asked in the middle of a restart, nest still starts the new hub.
    setInterval(stop, 5000);
  });
