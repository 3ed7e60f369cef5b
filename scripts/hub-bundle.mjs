/**
 * How the built hub and the packages it loads are packed into few files: most of a start went into finding some 3,000
 * small ones. What reads a file beside itself still finds it, wherever the whole tree is put.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { minifySync } from 'rolldown/utils';

export const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
export const isOwn = (id) => id.startsWith(DIST);
/** Native ones, those that read files beside themselves, and pg, which TypeORM requires by a name that it is given. */
export const OUTSIDE = ['better-sqlite3', '@node-rs/argon2', 'sharp', 'pdfkit', 'fontkit', 'pg'];

/** In the contexts that jest runs files in each look at a global is a call; Nest and TypeORM look at these a million times. */
const BUILT_INS =
  'const { Array, Function, Map, Object, Promise, Reflect, Set, Symbol, WeakMap } = globalThis;';
const HERE = 'const packedIn = import.meta.dirname;';

/** Required in a way that no bundler sees, these would be loaded a second time beside what is packed: two registers of one thing. */
const MAPPED_TYPES = '@nestjs/mapped-types/dist/type-helpers.utils.js';
const ITS_REQUIRE = 'const require = createRequire(import.meta.url);';
function withPlainRequire(code, id) {
  if (!id.endsWith(MAPPED_TYPES)) return code;
  if (!code.includes(ITS_REQUIRE)) throw new Error(`${MAPPED_TYPES} requires in another way than it did`);
  return code.replace(ITS_REQUIRE, '');
}

/** V8 keeps the text of every file, and of one with a single Chinese sign twice as much. */
const inAscii = (code) =>
  code.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
const small = (code, name) =>
  minifySync(name, code, { module: true, compress: false, mangle: { toplevel: true, keepNames: true } }).code;

/** The packages that a program loads at once as a file of their own, whose lines nobody reads in a stack. */
const PACKAGES = 'packages';
export const PACKAGES_APART = [{ name: PACKAGES, test: /\/node_modules\//, tags: ['$initial'] }];

/**
 * @param into the folder that the files are written into
 * @param input by their names what is to be loaded from there
 */
export async function bundleHub({ into, input, plugins = [], groups, ...output }) {
  /** Where a module says where it is, it is told as seen from the packed files, which lie in one folder. */
  const addressed = (code, id) => {
    const folder = `(packedIn + ${JSON.stringify(`/${relative(into, dirname(id))}`)})`;
    return code
      .replaceAll('import.meta.url', `new URL(${JSON.stringify(relative(into, id))}, import.meta.url).href`)
      .replaceAll('import.meta.dirname', folder)
      .replace(/\b__dirname\b/g, folder);
  };
  const bundle = await rolldown({
    input,
    platform: 'node',
    treeshake: false,
    external: OUTSIDE,
    logLevel: 'silent',
    plugins: [
      ...plugins,
      {
        name: 'addresses',
        transform: (code, id) =>
          id.startsWith('/') ? { code: addressed(withPlainRequire(code, id), id), map: null } : undefined,
        renderChunk: (code) => ({ code: `${BUILT_INS}${HERE}${code}`, map: null }),
      },
    ],
  });
  // Nest and TypeORM go by the names of classes.
  const written = await bundle.write({
    dir: into,
    keepNames: true,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
    comments: false,
    codeSplitting: { includeDependenciesRecursively: false, groups },
    ...output,
  });
  const chunks = written.output.filter(({ type }) => type === 'chunk');
  for (const { name, fileName, code } of chunks) {
    if (name === PACKAGES) rmSync(join(into, `${fileName}.map`), { force: true });
    writeFileSync(join(into, fileName), inAscii(name === PACKAGES ? small(code, fileName) : code));
  }
  return chunks;
}
