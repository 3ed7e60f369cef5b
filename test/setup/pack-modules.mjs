/**
 * Packs the built hub and what it imports from node_modules into few files, as the hub itself ships (scripts/pack-hub.mjs), for
 * the specs that open a hub: each loads it anew. Here whatever a spec may ask for has a file of its name, so that each
 * module exists once. Takes the folder to write into.
 */
import { globSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleHub, DIST, isOwn, OUTSIDE } from '../../scripts/hub-bundle.mjs';

const IMPORTED = /\b(?:from |import |import\()["']([@\w][\w@/.-]*)["']\)?;$/gm;

const text = (url) => readFileSync(url, 'utf8');
/** The hub's own modules that it loads whenever it starts; what it loads when it is asked for stays as it is built. */
function startedWith(entries) {
  const found = new Set(entries.map((entry) => pathToFileURL(join(DIST, entry)).href));
  for (const url of found)
    for (const [, name] of text(new URL(url)).matchAll(OWN)) found.add(new URL(name, url).href);
  return found;
}
const OWN = /^(?:import|export)\b[^;]*?["'](\.{1,2}\/[^"']+\.js)["'];/gm;
const own = startedWith(['hub.js', 'demo/fill-demo.js', 'store/postgres/postgres.js']);
const ownFiles = new Set([...own].map((url) => fileURLToPath(url)));
/** `kernel/clock` for its file in dist/. */
const ownName = (file) => relative(DIST, file).replace(/\.js$/, '');

const imported = globSync('**/*.js', { cwd: DIST, exclude: ['client', 'packed'] })
  .flatMap((file) => [...readFileSync(join(DIST, file), 'utf8').matchAll(IMPORTED)])
  .map(([, name]) => name);
const names = [...new Set(imported)].filter((name) => !isBuiltin(name) && !OUTSIDE.includes(name));

/** A CommonJS module's names as Node sees them; an ES module's are its own. */
async function entryFor(name) {
  const path = fileURLToPath(import.meta.resolve(name));
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
await bundleHub({
  into,
  input: {
    ...Object.fromEntries([...entries.keys()].map((id) => [id.slice(1).replace('.mjs', ''), id])),
    ...Object.fromEntries([...ownFiles].map((file) => [`hub/${ownName(file)}`, file])),
  },
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
    },
  ],
  groups: [{ name: 'hub', test: isOwn }],
});
// For what stays outside.
symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(into, 'node_modules'));
writeFileSync(
  join(into, 'packed.json'),
  JSON.stringify({
    modules: names.map((name, n) => [name, pathToFileURL(join(into, `entry${n}.mjs`)).href]),
    hub: [...ownFiles].map(ownName),
  }),
);
