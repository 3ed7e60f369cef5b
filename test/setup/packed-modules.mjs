/** Loaded into a server before anything else: what the hub imports comes out of the packed files. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';

const HUB = new URL('../../dist/', import.meta.url).href;
const packed = JSON.parse(readFileSync(join(process.env.TEST_PACKED, 'packed.json'), 'utf8'));
const modules = new Map(packed.modules);
const packages = new Set(packed.packages);

registerHooks({
  resolve(name, context, next) {
    const { parentURL } = context;
    if (parentURL?.startsWith(HUB)) {
      const url = /^\..*\.js$/.test(name) ? new URL(name, parentURL).href : modules.get(name);
      if (url !== undefined) return { url, format: 'module', shortCircuit: true };
    }
    const found = next(name, context);
    // Two of one package are two registers of what was declared.
    const [folder] = /^.*\/node_modules\/(@[^/]+\/)?[^/]+\//.exec(found.url) ?? [];
    if (packages.has(folder)) process.stderr.write(`${found.url} is loaded beside its packed copy\n`);
    return found;
  },
});
