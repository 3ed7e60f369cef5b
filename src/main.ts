/** The only file that listens. Before anything native is loaded it looks whether this Node can run it, and whether it was built of this version. */
import { existsSync, readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const OLDEST = 24;
const refuse = (why: string): never => {
  process.stderr.write(`${why}\n`);
  process.exit(1);
};

const major = Number(process.versions.node.split('.')[0]);
if (major < OLDEST)
  refuse(
    `Yihu needs Node ${OLDEST} or newer, this is ${process.versions.node}: run it with node_modules/.bin/node, which npm ci brings on Linux, or install Node ${OLDEST}.`,
  );

const versionIn = (path: string): string | undefined => {
  try {
    return (JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { version: string }).version;
  } catch {
    return undefined;
  }
};
const built = versionIn('./build.json');
const here = versionIn('../package.json');
if (built !== undefined && here !== undefined && built !== here)
  refuse(
    `Yihu was built of version ${built}, and this is version ${here}: run npm ci && npm run build, then start it again.`,
  );

// What V8 made of the packed files when they were built: parsing them anew takes time, and memory that stays.
const packed = fileURLToPath(new URL('./packed', import.meta.url));
if (existsSync(packed)) {
  // Said so, since before 24.12 Node takes a folder and nothing else.
  process.env.NODE_COMPILE_CACHE_PORTABLE = '1';
  enableCompileCache(`${packed}/compiled`);
}

await import('./serve.js').then(({ serve }) => serve(process.env));
