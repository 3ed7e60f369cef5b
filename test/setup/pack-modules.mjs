/**
 * Packs the built hub and what it imports from node_modules into few files: a server or a spec spent most of its start on
 * finding 5,000 small ones. One build for all, so that each module exists once. Takes the folder to write into.
 */
import { globSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const DIST = new URL('../../dist/', import.meta.url);
/** Native ones, those that read files or start threads beside themselves, and what only the job process loads. */
const OUTSIDE = new Set(['better-sqlite3', '@node-rs/argon2', 'pdfkit']);
/** Packed ones require these by name at run time, as @nestjs/mapped-types the register of class-transformer. */
const BY_NAME = ['class-transformer/cjs/storage', 'picomatch'];
const IMPORTED = /\b(?:from |import |import\()["']([@\w][\w@/.-]*)["']\)?;$/gm;

/** In the contexts that jest runs files in each look at a global is a call; Nest and TypeORM look at these a million times. */
const OWN_BUILT_INS =
  'const { Array, Function, Map, Object, Promise, Reflect, Set, Symbol, WeakMap } = globalThis;\n';

const text = (url) => readFileSync(url, 'utf8');
/** The hub's own modules that it loads whenever it starts; what it loads when it is asked for stays as it is built. */
function startedWith(entry) {
  const found = new Set([entry]);
  for (const url of found)
    for (const [, name] of text(new URL(url)).matchAll(OWN)) found.add(new URL(name, url).href);
  return found;
}
const OWN = /^(?:import|export)\b[^;]*?["'](\.{1,2}\/[^"']+\.js)["'];/gm;
const own = startedWith(new URL('serve.js', DIST).href);
const ownFiles = new Set([...own].map((url) => fileURLToPath(url)));
const isOwn = (id) => id.startsWith(fileURLToPath(DIST));
/** `kernel/clock` for its file in dist/. */
const ownName = (file) => relative(fileURLToPath(DIST), file).replace(/\.js$/, '');

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
  input: {
    ...Object.fromEntries([...entries.keys()].map((id) => [id.slice(1).replace('.mjs', ''), id])),
    ...Object.fromEntries([...ownFiles].map((file) => [`hub/${ownName(file)}`, file])),
  },
  platform: 'node',
  treeshake: false,
  external: (id) => OUTSIDE.has(id),
  logLevel: 'silent',
  plugins: [
    {
      name: 'entries',
      resolveId(id, importer) {
        if (entries.has(id)) return id;
        if (!importer || !isOwn(importer) || !id.startsWith('.')) return undefined;
        const url = new URL(id, pathToFileURL(importer));
        return own.has(url.href) ? fileURLToPath(url) : { id: url.href, external: 'absolute' };
      },
      load: (id) => entries.get(id),
      // What reads a file beside itself still finds it, and what is required by name comes from where the hub is.
      transform: (code, id) =>
        isOwn(id)
          ? code
              .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
              .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
          : code.replace(/\b__dirname\b/g, JSON.stringify(dirname(id))),
      renderChunk: (code) =>
        OWN_BUILT_INS + code.replaceAll('import.meta.url', JSON.stringify(new URL('main.js', DIST).href)),
    },
  ],
});
// Nest and TypeORM go by the names of classes.
const { output } = await bundle.write({
  dir: into,
  keepNames: true,
  entryFileNames: '[name].mjs',
  chunkFileNames: '[name]-[hash].mjs',
  comments: false,
  codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'hub', test: isOwn }] },
});
const packages = output
  .flatMap(({ moduleIds = [] }) =>
    moduleIds.map((id) => /^.*\/node_modules\/(@[^/]+\/)?[^/]+\//.exec(id)?.[0]),
  )
  .filter((path) => path !== undefined);
// For what stays outside.
symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(into, 'node_modules'));
writeFileSync(
  join(into, 'packed.json'),
  JSON.stringify({
    modules: names.map((name, n) => [name, pathToFileURL(join(into, `entry${n}.mjs`)).href]),
    hub: [...ownFiles].map(ownName),
    packages: [...new Set(packages)].map((path) => pathToFileURL(path).href),
  }),
);
