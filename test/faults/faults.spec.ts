/**
 * A sample of the fault lab, as `npm run faults -- --sample` runs it: real hubs are broken and what was promised holds.
 * The seed is the run's; where one fails it prints how to do the same again. The fail-points of a call have a spec of
 * their own, which takes longest.
 */
import { afterAll, describe, expect, test } from '@jest/globals';
import { runFault } from './core/run-fault.js';
import { failed, failuresText, table, type Row } from './core/report.js';
import { FAULTS } from './faults.js';
import { failpoints } from './process/failpoints.js';

const SEED = Number(process.env.TEST_SEED ?? process.env.TEST_PROPERTY_SEED);
const rows: Row[] = [];
afterAll(() => void process.stdout.write(`${table(rows)}\n`));

describe.each(FAULTS.filter((fault) => fault.rounds.sample && fault !== failpoints))('$id $name', (fault) => {
  test.each(fault.sampled ?? fault.databases)(
    'on %s',
    async (database) => {
      const row = await runFault(fault, database, { seed: SEED, rounds: fault.rounds.sample, sample: true });
      rows.push(row);
      if (row.outcome === 'not run')
        process.stdout.write(`skipped: ${fault.id} ${fault.name}: ${row.notes.join()}\n`);
      expect(failed(row) ? failuresText([row]) : '').toBe('');
    },
    600_000,
  );
});
