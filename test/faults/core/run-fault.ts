/** One run of one fault: up, under load, broken and healed so many times, quiet, and all invariants asked. */
import type { DatabaseKind } from '../../databases.js';
import { checkAll } from '../checker/invariants.js';
import type { Fault } from './fault.js';
import { Lab, type HowToRun } from './lab.js';
import { missing } from './needs.js';
import type { Row } from './report.js';

/** What is acknowledged before the first time, and after each. */
const WARM = 5;

export async function runFault(fault: Fault, database: DatabaseKind, how: HowToRun): Promise<Row> {
  const { seed, rounds } = how;
  const row: Row = {
    id: fault.id,
    name: fault.name,
    does: fault.does,
    holds: fault.holds,
    database,
    seed,
    rounds,
    outcome: 'held',
    hits: {},
    acknowledged: 0,
    refused: 0,
    lost: 0,
    recoveries: [],
    checked: {},
    violations: [],
    notes: [],
    seconds: 0,
  };
  const needs = missing(fault.needs);
  if (needs.length) return { ...row, outcome: 'not run', notes: [`this machine has no ${needs.join(', ')}`] };
  const began = performance.now();
  let lab: Lab | undefined;
  try {
    lab = await Lab.open(fault, database, how);
    const withClients = fault.setup?.clients !== 'none';
    if (withClients) await lab.acknowledges(WARM);
    for (let round = 0; round < rounds; round++) {
      await fault.inject(lab, round);
      const healed = performance.now();
      await fault.heal?.(lab, round);
      if (lab.nodes.length) await lab.recovered(healed);
      if (withClients) await lab.acknowledges(WARM);
    }
    await lab.quiet();
    row.violations.push(...((await fault.also?.(lab)) ?? []));
    const { checked, violations, lost } = await checkAll(lab);
    Object.assign(row, { checked, lost });
    row.violations.push(...violations);
  } catch (error) {
    row.violations.push(`it could not be run to its end: ${(error as Error).stack ?? String(error)}`);
    for (const node of lab?.nodes ?? [])
      row.notes.push(`node ${node.number} printed: ${node.output().slice(-2000)}`);
  } finally {
    if (lab) {
      const lines = lab.lines();
      row.hits = Object.fromEntries(lab.hits);
      row.acknowledged = lines.filter((l) => l.t === 'answered').length;
      row.refused = lines.filter((l) => l.t === 'refused').length;
      row.recoveries = lab.recoveries.map(Math.round);
      row.notes.push(...lab.notes);
      await lab.close();
    }
  }
  row.seconds = Math.round((performance.now() - began) / 100) / 10;
  const hit = Object.values(row.hits).reduce((sum, n) => sum + n, 0);
  if (row.violations.length) row.outcome = 'broken';
  else if (!hit) row.outcome = 'proved nothing';
  return row;
}
