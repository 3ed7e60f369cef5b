/**
 * npm run faults [-- FAULT …] [--sample] [--on sqlite|postgres] [--rounds N] [--at-most N] [--seed N] [--report FILE]:
 * breaks real hubs and says what held. FAULT is a piece of `F-01 killed at any instant`; without one all are run.
 * `--at-most` cuts the rounds of those that make more. Ends with 1 where something did not hold, or a fault never hit.
 */
import 'reflect-metadata';
import { randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DatabaseKind } from '../databases.js';
import { openPostgresDesk } from '../setup/postgres-desk.js';
import { runFault } from './core/run-fault.js';
import { failed, failuresText, table, writeReport, type Row } from './core/report.js';
import { FAULTS } from './faults.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'boolean', default: false },
    on: { type: 'string' },
    rounds: { type: 'string' },
    'at-most': { type: 'string' },
    seed: { type: 'string' },
    report: { type: 'string', default: 'data/var/faults.json' },
    list: { type: 'boolean', default: false },
  },
});
const say = (text: string) => process.stdout.write(`${text}\n`);
const refuse = (why: string): never => {
  process.stderr.write(`${why}\n`);
  process.exit(2);
};
const whole = (text: string) =>
  /^\d{1,15}$/.test(text) ? Number(text) : refuse(`${text} is not a whole number`);

const chosen = FAULTS.filter(
  ({ id, name }) =>
    !positionals.length || positionals.some((p) => `${id} ${name}`.toLowerCase().includes(p.toLowerCase())),
);
if (!chosen.length)
  refuse(`no fault is called ${positionals.join(', ')}: npm run faults -- --list names them`);
if (values.list) {
  for (const { id, name, does, holds } of chosen) say(`${id} ${name}\n    ${does}\n    ${holds}`);
  process.exit();
}
const atMost = values['at-most'] === undefined ? Infinity : whole(values['at-most']);
const seed = values.seed === undefined ? randomInt(2 ** 31) : whole(values.seed);
const directory = mkdtempSync(join(tmpdir(), 'yihu-faults-'));
// PostgreSQL runs as a user of its own where this is root's.
chmodSync(directory, 0o755);
const desk = await openPostgresDesk({ memory: directory, disk: directory });
process.env.TEST_POSTGRES = desk.url;
process.env.TEST_TEMPLATES = directory;
process.env.TEST_DIRECTORY = directory;

// What was started ends with this process, however that ends.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));

const rows: Row[] = [];
try {
  say(`seed ${seed}, ${chosen.length} faults${values.sample ? ', a sample' : ''}`);
  for (const fault of chosen) {
    const kinds = (values.sample ? (fault.sampled ?? fault.databases) : fault.databases).filter(
      (kind: DatabaseKind) => values.on === undefined || values.on === kind,
    );
    const usual = fault.rounds[values.sample ? 'sample' : 'whole'];
    const rounds = values.rounds === undefined ? Math.min(usual, atMost) : whole(values.rounds);
    for (const kind of rounds ? kinds : []) {
      const row = await runFault(fault, kind, { seed, rounds, sample: values.sample });
      rows.push(row);
      const hits = Object.entries(row.hits).map(([what, n]) => `${what} ${n}`);
      say(
        `${fault.id} ${fault.name} on ${kind}: ${row.outcome} (${hits.join(', ') || 'nothing hit'}) ${row.seconds} s`,
      );
      if (failed(row)) say(failuresText([row]));
    }
  }
} finally {
  await desk.close();
  rmSync(directory, { recursive: true, force: true });
}
writeReport(values.report, rows, seed);
say(`\n${table(rows)}\n`);
const wrong = rows.filter(failed);
if (wrong.length) say(failuresText(wrong));
say(`${rows.length - wrong.length} of ${rows.length} held or said why not; all of it: ${values.report}`);
process.exit(wrong.length || !rows.length ? 1 : 0);
