/**
 * Packs what the built hub imports from node_modules into few files: a server that a test starts spent most of its start
 * on finding 3,400 small ones. One build for all, so that each module exists once. Takes the folder to write into.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const DIST = new URL('../../dist/', import.meta.url);
/** Native ones, those that read files or start threads beside themselves, and what only the job process loads. */
const OUTSIDE = new Set(['better-sqlite3', '@node-rs/argon2', 'pdfkit']);
/** Packed ones require these by name at run time, as @nestjs/mapped-types the register of class-transformer. */
const BY_NAME = ['class-transformer/cjs/storage', 'picomatch'];
const IMPORTED = /\b(?:from |import |import\()["']([@\w][\w@/.-]*)["']\)?;$/gm;

const imported = globSync('**/*.js', { cwd: fileURLToPath(DIST), exclude: ['client'] })
  .flatMap((file) => [...readFileSync(new URL(file, DIST), 'utf8').matchAll(IMPORTED)])
  .map(([, name]) => name);
const names = [...new Set([...imported, ...BY_NAME])].filter(
  (name) => !isBuiltin(name) && !OUTSIDE.has(name),
);

/** A CommonJS module's names as Node sees them; an ES module's are its own. */
async function entryFor(name) {
  const path = BY_NAME.includes(name)
    ? createRequire(import.meta.url).resolve(name)
    : fileURLToPath(import.meta.resolve(name));
  const file = JSON.stringify(path);
  const exported = Object.keys(await import(path));
  if (!exported.includes('module.exports'))
    return `export * from ${file};${exported.includes('default') ? `export { default } from ${file};` : ''}`;
  const own = exported
    .filter((each) => each !== 'default' && each !== 'module.exports')
    .map((each) => JSON.stringify(each));
  return `import whole from ${file};
    export { whole as default, whole as 'module.exports' };
    ${own.map((each, n) => `const own${n} = whole[${each}]; export { own${n} as ${each} };`).join('\n')}`;
}

const into = process.argv[2];
const entries = new Map();
for (const [n, name] of names.entries()) entries.set(`/entry${n}.mjs`, await entryFor(name));
const bundle = await rolldown({
  input: [...entries.keys()],
  platform: 'node',
  treeshake: false,
  external: (id) => OUTSIDE.has(id),
  logLevel: 'silent',
  plugins: [
    {
      name: 'entries',
      resolveId: (id) => (entries.has(id) ? id : undefined),
      load: (id) => entries.get(id),
      // What reads a file beside itself still finds it, and what is required by name comes from where the hub is.
      transform: (code, id) => code.replace(/\b__dirname\b/g, JSON.stringify(dirname(id))),
      renderChunk: (code) =>
        code.replaceAll('import.meta.url', JSON.stringify(new URL('main.js', DIST).href)),
    },
  ],
});
// Nest and TypeORM go by the names of classes.
const { output } = await bundle.write({
  dir: into,
  keepNames: true,
  entryFileNames: '[name].mjs',
  chunkFileNames: '[name]-[hash].mjs',
});
const packages = output
  .flatMap(({ moduleIds = [] }) =>
    moduleIds.map((id) => /^.*\/node_modules\/(@[^/]+\/)?[^/]+\//.exec(id)?.[0]),
  )
  .filter((path) => path !== undefined);
writeFileSync(
  join(into, 'packed.json'),
  JSON.stringify({
    modules: names.map((name, n) => [name, pathToFileURL(join(into, `entry${n}.mjs`)).href]),
    packages: [...new Set(packages)].map((path) => pathToFileURL(path).href),
  }),
);
