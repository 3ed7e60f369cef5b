/**
 * npm run bench -- [--only NAME,…] [--all] [--rounds N] [--calls N] [--on postgres] [--json FILE]: each figure beside
 * the floor's, of one run, on fresh databases. Without a name the everyday parts, in ten minutes; a name is a part's or
 * the beginning of several. Of some figures the floor is Yihu itself with less or nothing else to do, of others what is
 * allowed: the part says which. CPU is the server's own, in milliseconds of processor a raise or whatever the unit says.
 */
import { parseArgs } from 'node:util';
import { idle } from './crowd/idle.mjs';
import { storms } from './crowd/storm.mjs';
import { surge } from './crowd/surge.mjs';
import { told } from './crowd/told.mjs';
import { district } from './district.mjs';
import { load, machine } from './machine.mjs';
import { nodes } from './nodes.mjs';
import { aboutMachine, table, writeJson } from './report.mjs';
import { lapses, rings } from './rings.mjs';
import { routing } from './routing.mjs';
import { search } from './search.mjs';
import { memory, starts } from './start.mjs';

/** Each part: what it is called, and what measures it. `seldom`: not of every day. */
const PARTS = [
  { names: ['ring-1', 'ring-16', 'ring-50', 'ring-500-officers'], run: rings },
  { names: ['due-1000'], run: lapses },
  { names: ['route-10000'], run: routing },
  { names: ['idle-10000'], run: idle },
  { names: ['storm-5000'], run: storms },
  { names: ['surge'], run: surge },
  { names: ['told-10000'], run: told },
  { names: ['start'], run: starts },
  { names: ['memory'], run: memory },
  { names: ['start-many'], run: starts, seldom: true },
  { names: ['dashboard', 'export', 'ring-busy', 'stops', 'routes'], run: district, seldom: true },
  { names: ['nodes', 'nodes-4-units'], run: nodes, seldom: true },
  { names: ['search'], run: search, seldom: true },
];

const { values: asked } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string' },
    all: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    calls: { type: 'string' },
    on: { type: 'string', default: 'sqlite' },
  },
});

const all = PARTS.flatMap(({ names }) => names);
/** A name that is a part's means that part alone, another all that begin with it. */
function named(text) {
  const found = all.includes(text) ? [text] : all.filter((name) => name.startsWith(text));
  if (!found.length) throw new Error(`no part is called ${text}: there are ${all.join(', ')}`);
  return found;
}
const wanted = new Set(
  asked.only
    ? asked.only.split(',').flatMap(named)
    : PARTS.filter(({ seldom }) => asked.all || !seldom).flatMap(({ names }) => names),
);

const results = [];
/** What a part is given: what was asked for, and where its figures go. */
const bench = {
  rounds: Number(asked.rounds),
  /** How many calls stand in the database, where the part asks; undefined unless it was said. */
  calls: asked.calls === undefined ? undefined : Number(asked.calls),
  postgres: asked.on === 'postgres',
  /**
   * One figure. `atMost`, `atLeast`: the aim, as a ratio to the floor. `cpu`: `{ yihu, floor }`, milliseconds of the
   * servers' processor for each of what is counted.
   */
  add: (figure) => results.push({ ...figure, ratio: figure.yihu / figure.floor }),
};

const before = load();
const on = await machine();
const began = performance.now();
for (const { names, run } of PARTS) {
  const some = names.filter((name) => wanted.has(name));
  if (some.length) await run(bench, some);
}
const after = load();
process.stdout.write(`${table(results)}\n${aboutMachine(on, before, after)}\n`);
if (asked.json) {
  const seconds = (performance.now() - began) / 1000;
  writeJson(asked.json, { node: process.version, machine: on, load: { before, after }, seconds, results });
}
