/** How jest finds a module: what the hub imports comes out of the packed files where there are any. */
const { readFileSync } = require('node:fs');
const { join, sep } = require('node:path');
const { fileURLToPath } = require('node:url');

const folder = process.env.TEST_PACKED;
const packed = new Map(folder ? JSON.parse(readFileSync(join(folder, 'packed.json'), 'utf8')).modules : []);
const OURS = ['../../src', '../../dist', '..'].map((path) => join(__dirname, path) + sep);

module.exports = (request, options) => {
  const file = packed.get(request);
  if (file !== undefined && OURS.some((root) => `${options.basedir}${sep}`.startsWith(root)))
    return fileURLToPath(file);
  return options.defaultResolver(request, options);
};
