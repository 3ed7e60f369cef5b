/** The mark in a target: whose move it is, and which tables are in. It is there until the move has ended well. */
import { UNFINISHED_MOVE } from '../store/schema-state.js';
import type { End } from './end.query.js';
import type { Sum } from './table-sum.js';

const SOURCE = 'source';
const OF_TABLE = 'table:';

export interface UnfinishedMove {
  source: string;
  /** By table, as the source had it when it was copied. */
  done: Map<string, Sum>;
}

/** @param tables that the target has */
export async function unfinishedMove(
  target: End,
  tables: readonly string[],
): Promise<UnfinishedMove | undefined> {
  if (!tables.includes(UNFINISHED_MOVE)) return undefined;
  const rows = await target.rows<{ id: string; value: string }>(`select id, value from ${UNFINISHED_MOVE}`);
  return {
    source: rows.find(({ id }) => id === SOURCE)?.value ?? '',
    done: new Map(
      rows
        .filter(({ id }) => id.startsWith(OF_TABLE))
        .map(({ id, value }) => [id.slice(OF_TABLE.length), JSON.parse(value) as Sum]),
    ),
  };
}

export async function beginMove(target: End, source: string): Promise<void> {
  await target.run('begin');
  await target.run(`create table ${UNFINISHED_MOVE} (id text primary key not null, value text not null)`);
  await target.run(`insert into ${UNFINISHED_MOVE} (id, value) values (?, ?)`, [SOURCE, source]);
  await target.run('commit');
}

/** Of the transaction in which the table was filled. */
export const markDone = (target: End, table: string, sum: Sum): Promise<void> =>
  target.run(`insert into ${UNFINISHED_MOVE} (id, value) values (?, ?)`, [
    `${OF_TABLE}${table}`,
    JSON.stringify(sum),
  ]);

/** Of the transaction in which all tables are emptied. */
export const forgetDone = (target: End): Promise<void> =>
  target.run(`delete from ${UNFINISHED_MOVE} where id <> ?`, [SOURCE]);

export const endMove = (target: End): Promise<void> => target.run(`drop table ${UNFINISHED_MOVE}`);
