/** How jest finds a module: the hub and what it imports come out of the packed files where there are any. */
const { readFileSync } = require('node:fs');
const { isAbsolute, join, relative, resolve, sep } = require('node:path');
const { fileURLToPath } = require('node:url');

const folder = process.env.TEST_PACKED;
const { modules, hub } = folder
  ? JSON.parse(readFileSync(join(folder, 'packed.json'), 'utf8'))
  : { modules: [], hub: [] };
const packed = new Map(modules);
const own = new Set(hub);
const ROOT = join(__dirname, '../..');
const [SOURCE, BUILT, TESTS] = ['src', 'dist', 'test'].map((path) => join(ROOT, path) + sep);
/** Those that open no hub load little of it, and take it from its source. */
const WITHOUT_HUB = ['pure', 'built', 'simulation', 'model'].map((path) => join(TESTS, path) + sep);
const isIn = (path, root) => `${path}${sep}`.startsWith(root);

const takesPacked = (from) =>
  isIn(from, BUILT) || (isIn(from, TESTS) && !WITHOUT_HUB.some((each) => isIn(from, each)));
/** As `kernel/clock`: a module of the hub, wherever it is asked for. */
function nameOf(request, from) {
  if (!request.startsWith('.') && !isAbsolute(request)) return undefined;
  const path = resolve(from, request).replace(/\.js$/, '');
  const root = [SOURCE, BUILT].find((each) => path.startsWith(each));
  return root && relative(root, path);
}

module.exports = (request, options) => {
  const from = options.basedir;
  if (folder && takesPacked(from)) {
    const name = nameOf(request, from);
    if (own.has(name)) return join(folder, 'hub', `${name}.mjs`);
    if (name !== undefined) return options.defaultResolver(join(BUILT, `${name}.js`), options);
  }
  const file = packed.get(request);
  if (file !== undefined && [SOURCE, BUILT, TESTS].some((root) => isIn(from, root)))
    return fileURLToPath(file);
  return options.defaultResolver(request, options);
};
