/**
 * Loaded into a server, and into a process beside a hub, before anything else: the hub and what it imports come out of
 * the packed files. Any other program that a spec runs is left alone.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const HUB = new URL('../../dist/', import.meta.url).href;
const folder = process.env.TEST_PACKED;
const packed = JSON.parse(readFileSync(join(folder, 'packed.json'), 'utf8'));
const hub = new Map(
  packed.hub.map((name) => [`${HUB}${name}.js`, pathToFileURL(join(folder, 'hub', `${name}.mjs`)).href]),
);
const modules = new Map(packed.modules);
const packages = new Set(packed.packages);

const [, program] = process.argv;
const isOfHub = program === undefined || pathToFileURL(program).href.startsWith(HUB);

const takePacked = () =>
  registerHooks({
    resolve(name, context, next) {
      const { parentURL } = context;
      if (parentURL?.startsWith(HUB)) {
        const own = /^\..*\.js$/.test(name) ? new URL(name, parentURL).href : undefined;
        const url = own === undefined ? modules.get(name) : (hub.get(own) ?? own);
        if (url !== undefined) return { url, format: 'module', shortCircuit: true };
      }
      const found = next(name, context);
      // Two of one package are two registers of what was declared.
      const [folder] = /^.*\/node_modules\/(@[^/]+\/)?[^/]+\//.exec(found.url) ?? [];
      if (packages.has(folder)) process.stderr.write(`${found.url} is loaded beside its packed copy\n`);
      return found;
    },
  });
if (isOfHub) {
  takePacked();
  // Before any class is declared: packed files are evaluated in an order of their own.
  await import(modules.get('reflect-metadata'));
}
