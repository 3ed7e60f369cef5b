/** What a run says: for each fault what really hit, what was acknowledged and lost, how long until it served again. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { DatabaseKind } from '../../databases.js';

export interface Row {
  id: string;
  name: string;
  does: string;
  holds: string;
  database: DatabaseKind;
  seed: number;
  rounds: number;
  /** `proved nothing`: nothing hit, which is a failure; `not run`: the machine lacks what it needs. */
  outcome: 'held' | 'broken' | 'proved nothing' | 'not run';
  hits: Record<string, number>;
  acknowledged: number;
  refused: number;
  /** Acknowledged, and not there. */
  lost: number;
  /** Milliseconds from each healing until all nodes took work. */
  recoveries: number[];
  /** Invariant → how many things it was asked of. */
  checked: Record<string, number>;
  violations: string[];
  notes: string[];
  seconds: number;
}

export const gitHash = (): string => {
  try {
    return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
};
export const failed = ({ outcome }: Row): boolean => outcome === 'broken' || outcome === 'proved nothing';
export const hitsOf = (row: Row): number => Object.values(row.hits).reduce((sum, n) => sum + n, 0);
export const howToRepeat = (row: Row): string =>
  `npm run faults -- '${row.id} ${row.name}' --on ${row.database} --rounds ${row.rounds} --seed ${row.seed}    # at ${gitHash()}`;

const spread = (times: readonly number[]): string => {
  if (!times.length) return '';
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)]!;
  return sorted.length > 1 ? `${middle}, most ${sorted.at(-1)}` : String(middle);
};

export function table(rows: readonly Row[]): string {
  const lines = rows.map((r) => [
    `${r.id} ${r.name}`,
    r.database,
    r.outcome,
    String(hitsOf(r)),
    String(r.acknowledged),
    String(r.lost),
    spread(r.recoveries),
    r.seconds.toFixed(1),
  ]);
  const head = ['fault', 'on', 'outcome', 'hit', 'acknowledged', 'lost', 'ready again, ms', 'seconds'];
  const all = [head, ...lines];
  const widths = head.map((_, i) => Math.max(...all.map((line) => line[i]!.length)));
  const drawn = all.map((line) => `| ${line.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`);
  return [drawn[0]!, `| ${widths.map((w) => '-'.repeat(w)).join(' | ')} |`, ...drawn.slice(1)].join('\n');
}

/** What is to be read first where something did not hold. */
export const failuresText = (rows: readonly Row[]): string =>
  rows
    .filter(failed)
    .map((row) =>
      [
        `${row.id} ${row.name} on ${row.database}: ${row.outcome}`,
        ...row.violations.slice(0, 20).map((v) => `  ${v}`),
        ...row.notes.map((n) => `  (${n})`),
        `  again: ${howToRepeat(row)}`,
      ].join('\n'),
    )
    .join('\n');

export function writeReport(path: string, rows: readonly Row[], seed: number): void {
  mkdirSync(dirname(path), { recursive: true });
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, node ${process.version}`;
  const report = { at: new Date().toISOString(), git: gitHash(), seed, machine, rows };
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
}
