/** The node dies while it makes its tables, at one migration or the next; the start after it finishes them. */
import { makeDatabase, makeMigrated, type DatabaseKind, type TestDatabase } from '../../databases.js';
import { inside, look } from '../../setup/checker.js';
import { NotStarted, serverOn } from '../../setup/server.js';
import type { Fault } from '../core/fault.js';
import { pause } from '../core/chance.js';

const MIGRATIONS = 60;

/** Every table, column and index as it stands. */
const shapeOf = (kind: DatabaseKind, database: TestDatabase): Promise<string[]> =>
  inside({ kind, database }, async (from) => {
    const rows = await from.rows<{ what: string }>(
      kind === 'sqlite'
        ? "select type || ' ' || name || ' ' || coalesce(sql, '') as what from sqlite_master"
        : `select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as what
            from information_schema.columns where table_schema = 'public'
           union all select indexdef from pg_indexes where schemaname = 'public'`,
    );
    return rows.map((r) => r.what).sort();
  });

async function migrated(kind: DatabaseKind, database: TestDatabase): Promise<number> {
  try {
    const from = await look({ kind, database });
    try {
      return Number((await from.rows<{ n: number }>('select count(*) as n from migrations'))[0]!.n);
    } finally {
      await from.close();
    }
  } catch {
    return 0;
  }
}

export const killedWhileMigrating: Fault = {
  id: 'F-19',
  name: 'killed while migrating',
  does: 'SIGKILL to a node that makes its tables, as soon as the N-th migration is there, N by the seed; then a start.',
  holds: 'The next start goes on where it was: the tables are those of a node that was never killed.',
  databases: ['sqlite', 'postgres'],
  sampled: ['sqlite'],
  setup: { clients: 'none', nodes: 0 },
  rounds: { sample: 1, whole: 12 },
  async inject(lab) {
    const { kind } = lab;
    const database = await makeDatabase(kind);
    const whole = await makeMigrated(kind);
    try {
      const wanted = 1 + Math.floor(lab.chance() * MIGRATIONS);
      let child: { kill(signal: NodeJS.Signals): boolean } | undefined;
      const ended = serverOn({ database }, {}, [], (born) => (child = born)).then(
        (server) => server.kill(),
        (error: unknown) => {
          if (!(error instanceof NotStarted) || error.ended.signal !== 'SIGKILL') throw error;
          return 'killed' as const;
        },
      );
      let over = false;
      void ended.finally(() => (over = true)).catch(() => undefined);
      let reached = 0;
      while (!over && (reached = await migrated(kind, database)) < wanted)
        await pause(kind === 'sqlite' ? 2 : 10);
      child?.kill('SIGKILL');
      if ((await ended) === 'killed') lab.hit(`after ${reached} migrations`);
      const server = await serverOn({ database });
      await server.kill();
      const [is, should] = [await shapeOf(kind, database), await shapeOf(kind, whole)];
      if (JSON.stringify(is) !== JSON.stringify(should))
        throw new Error(
          `after a death at migration ${reached} the tables are others: ${is.filter((w) => !should.includes(w)).join(', ')}`,
        );
    } finally {
      await database.drop();
      await whole.drop();
    }
  },
};
