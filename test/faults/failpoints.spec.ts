/** The node dies at commits of a call's life: some on SQLite, fewer on PostgreSQL, by the seed of the run. */
import { expect, test } from '@jest/globals';
import { DATABASES } from '../databases.js';
import { failed, failuresText } from './core/report.js';
import { runFault } from './core/run-fault.js';
import { failpoints } from './process/failpoints.js';

const SEED = Number(process.env.TEST_SEED ?? process.env.TEST_PROPERTY_SEED);

test.each(DATABASES)(
  'on %s what was acknowledged is there, once',
  async (database) => {
    const row = await runFault(failpoints, database, { seed: SEED, rounds: 1, sample: true });
    process.stdout.write(
      `${database}: died at ${Object.keys(row.hits).length} points, ${row.acknowledged} acknowledged, ${row.seconds} s\n`,
    );
    expect(failed(row) ? failuresText([row]) : '').toBe('');
  },
  900_000,
);
