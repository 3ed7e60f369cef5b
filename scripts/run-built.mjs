/**
 * node scripts/run-built.mjs NAME [arguments]: a command of the hub (src/NAME.ts) as it was built. It needs no package
 * that is there for building. Without a build, or with one of another version, it says how to make it.
 */
import { existsSync, readFileSync } from 'node:fs';

const OLDEST_NODE = 24;
const refuse = (why) => {
  process.stderr.write(`${why}\n`);
  process.exit(1);
};
const at = (path) => new URL(`../${path}`, import.meta.url);
const versionIn = (path) => {
  try {
    return JSON.parse(readFileSync(at(path), 'utf8')).version;
  } catch {
    return undefined;
  }
};

const name = process.argv[2] ?? '';
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE)
  refuse(
    `Yihu needs Node ${OLDEST_NODE} or newer, this is ${process.versions.node}: run it by npm run, which takes the one that npm ci brings.`,
  );
if (!/^[\w.-]+$/.test(name) || !existsSync(at(`dist/${name}.js`)))
  refuse(
    'Yihu is not built: run npm ci && npm run build first. Afterwards npm ci --omit=dev keeps what runs.',
  );
const [built, here] = [versionIn('dist/build.json'), versionIn('package.json')];
if (built !== undefined && built !== here)
  refuse(
    `Yihu was built of version ${built}, and this is version ${here}: run npm ci && npm run build, then this again.`,
  );
// What it is asked for stands where a program of its own would find it.
process.argv.splice(1, 2, at(`dist/${name}.js`).pathname);
await import(at(`dist/${name}.js`).href);
