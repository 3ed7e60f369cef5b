/** The node dies at every commit of a call's life; all points on SQLite, a few on PostgreSQL, whose commit is the same code. */
import { expect, test } from '@jest/globals';
import { DATABASES } from '../databases.js';
import { failed, failuresText } from './core/report.js';
import { runFault } from './core/run-fault.js';
import { ALL_POINTS, failpoints } from './process/failpoints.js';

const SEED = Number(process.env.TEST_SEED ?? process.env.TEST_PROPERTY_SEED);

test.each(DATABASES)(
  'on %s what was acknowledged is there, once',
  async (database) => {
    const row = await runFault(failpoints, database, { seed: SEED, rounds: 1, sample: true });
    process.stdout.write(
      `${database}: died at ${Object.keys(row.hits).length} points, ${row.acknowledged} acknowledged, ${row.seconds} s\n`,
    );
    expect(failed(row) ? failuresText([row]) : '').toBe('');
    if (database === 'sqlite') expect(Object.keys(row.hits)).toEqual(ALL_POINTS);
  },
  900_000,
);
