import { expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { SCHEMA } from '../../src/schema.js';
import { readConfig } from '../../src/kernel/config.js';
import { openFoundations } from '../../src/hub.js';
import { PushedClock } from '../../src/kernel/clock.js';
import { Ledger1764800000000 } from '../../src/store/migrations/1764800000000-ledger.js';
import { inside } from '../setup/checker.js';
import { judgeHours } from '../setup/hours-checker.js';
import { DATABASES, makeDatabase } from '../databases.js';

/** A line, one corrected, its reversal and the right line, as they were kept before anything was approved. */
const LINES = [
  ['a', 'p', 'u', '2025-12-31', 60, null],
  ['b', 'p', 'u', '2026-01-01', 120, null],
  ['c', 'p', 'u', '2026-01-01', -120, 'b'],
  ['d', 'p', 'u', '2026-01-01', 90, null],
  ['e', 'q', 'u', '2026-01-01', 30, null],
  ['f', 'r', 'v', '2026-02-01', 45, null],
] as const;

test.each(DATABASES)('what the ledger held before is summed when the sums come, on %s', async (kind) => {
  const database = await makeDatabase(kind);
  try {
    const before = SCHEMA.migrations.slice(0, SCHEMA.migrations.indexOf(Ledger1764800000000));
    const common = { entities: [], migrations: before, migrationsTransactionMode: 'each' as const };
    const source = await new DataSource(
      kind === 'sqlite'
        ? { ...common, type: 'better-sqlite3', database: database.url.slice('sqlite:'.length) }
        : { ...common, type: 'postgres', url: database.url },
    ).initialize();
    await source.runMigrations();
    for (const [n, [id, person, unit, day, minutes, reverses]] of LINES.entries())
      await source.query(
        `insert into hours_entry (id, officer_id, unit_id, kind, from_at, to_at, minutes, day, source, flags,
          session_id, reverses, reason, recorded_by, recorded_at)
          values ('${id}', '${person}', '${unit}', 'duty', ${n * 1e7}, ${n * 1e7 + 1}, ${minutes}, '${day}', 'measured',
          '[]', null, ${reverses === null ? 'null' : `'${reverses}'`}, null, null, 0)`,
      );
    await source.destroy();

    const config = readConfig({
      DATABASE_URL: database.url,
      YIHU_KEY_FILE: database.keyFile,
      PORT: '0',
      LOG_LEVEL: 'silent',
    });
    const { store } = await openFoundations(config, new PushedClock(Date.parse('2026-11-24T01:00:00Z')));
    await store.close();
    expect(await inside({ kind, database }, judgeHours)).toEqual([]);
    const sums = await inside({ kind, database }, (from) =>
      from.rows(
        `select period, lines, minutes, pending from hours_rollup where unit_id = 'u' and dim = 'all' and length(period) = 4 order by 1`,
      ),
    );
    expect(sums.map((row) => Object.values(row).map(Number))).toEqual([
      [2025, 1, 60, 60],
      [2026, 2, 120, 120],
    ]);
  } finally {
    await database.drop();
  }
});
