/**
 * After the build: every file of the pages that packs well gets its brotli and gzip beside it, once and as small as
 * they go, and the build is marked with its version.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const here = new URL('..', import.meta.url).pathname;
const client = join(here, 'dist', 'client');
const PACKS = /\.(html|js|css|svg|json|webmanifest|txt)$/;
/** Below this the headers weigh more than what is saved. */
const FEWEST_BYTES = 512;

const pack = async (path) => {
  const plain = readFileSync(path);
  if (plain.length < FEWEST_BYTES) return;
  const brotli = await promisify(brotliCompress)(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  });
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, await promisify(gzip)(plain, { level: constants.Z_BEST_COMPRESSION }));
};

const files = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((path) => PACKS.test(path));
await Promise.all(files.map((path) => pack(join(client, path))));
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
writeFileSync(join(here, 'dist', 'build.json'), `${JSON.stringify({ version })}\n`);
