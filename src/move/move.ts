/**
 * Moves a hub from one database to another: table by table, each in a transaction of its own with the sum of what was
 * read, then read back, then `rebuild`. Cut short at any moment it goes on at the table it was at, or begins anew
 * where the source has changed since.
 */
import { rebuild } from '../reports/rebuild/rebuild.js';
import { SCHEMA } from '../schema.js';
import { ReaderStore } from '../store/reader-store.js';
import type { End } from './end.query.js';
import { rowsIn } from './move-state.query.js';
import { movedTables, type MovedTable } from './moved-tables.js';
import { openSource, openTarget, type Database, type Target } from './open-ends.js';
import { Progress } from './progress.js';
import { inFillingOrder, type Ordered } from './table-order.js';
import { isSame, TableSum, type Sum } from './table-sum.js';
import { beginMove, endMove, forgetDone, markDone } from './unfinished-move.repository.js';

export interface Moving {
  from: Database;
  to: Database;
  now: () => number;
  say: (line: string) => void;
}
export interface Moved {
  tables: number;
  rows: number;
  /** What `rebuild` found in the target and in the source alike. */
  difference?: string;
}
/** The target is not what the source is. */
export class NotEqual extends Error {}

export async function move({ from, to, now, say }: Moving): Promise<Moved> {
  const source = await openSource(from, now());
  let target: Target | undefined;
  try {
    target = await openTarget(to, source.name, now());
    const tables = inFillingOrder(movedTables(SCHEMA), await target.end.references());
    const total = await count(source, tables);
    const progress = new Progress(2 * total, now, say);
    say(`${source.name} to ${target.end.name}: ${tables.length} tables, ${total.toLocaleString('en')} rows`);
    const done = await begin(source, target, tables, say);
    for (const ordered of tables) await fill(source, target.end, ordered, done, progress);
    for (const { table } of tables) await verify(target.end, table, done.get(table.name)!, progress);
    await target.end.settle();
    say('every table is equal; rebuild folds the journal of the target anew');
    const difference = await compareRollups(from, to);
    await endMove(target.end);
    return { tables: tables.length, rows: total, ...(difference !== undefined && { difference }) };
  } finally {
    await target?.end.close();
    await source.close();
  }
}

async function count(source: End, tables: readonly Ordered<MovedTable>[]): Promise<number> {
  let total = 0;
  for (const { table } of tables) total += await rowsIn(source, table);
  return total;
}

/** @returns what is in already, and still as the source has it */
async function begin(
  source: End,
  { end, unfinished }: Target,
  tables: readonly Ordered<MovedTable>[],
  say: Moving['say'],
): Promise<Map<string, Sum>> {
  const done = unfinished?.done ?? new Map<string, Sum>();
  if (!unfinished) await beginMove(end, source.name);
  for (const { table } of tables) {
    const known = done.get(table.name);
    if (!known || isSame(known, await sumOf(source, table))) continue;
    say(`${table.name} has changed in the source since the move was cut short: it begins anew`);
    done.clear();
    break;
  }
  if (done.size) {
    say(`the move goes on: ${done.size} of ${tables.length} tables are in`);
    return done;
  }
  await end.run('begin');
  await end.empty(tables.map(({ table }) => table));
  await forgetDone(end);
  await end.run('commit');
  return done;
}

async function fill(
  source: End,
  target: End,
  { table, selfReference }: Ordered<MovedTable>,
  done: Map<string, Sum>,
  progress: Progress,
): Promise<void> {
  const known = done.get(table.name);
  if (known) return progress.step(table.name, known.rows);
  const sum = new TableSum(table);
  await target.run('begin');
  for await (const rows of source.batches(table, selfReference)) {
    sum.add(rows);
    await target.insert(table, rows);
    progress.step(table.name, rows.length);
  }
  const copied = sum.sum();
  await markDone(target, table.name, copied);
  await target.run('commit');
  done.set(table.name, copied);
  if (copied.rows) progress.line(`${table.name}: ${copied.rows.toLocaleString('en')} rows`);
}

async function sumOf(end: End, table: MovedTable, progress?: Progress): Promise<Sum> {
  const sum = new TableSum(table);
  for await (const rows of end.batches(table)) {
    sum.add(rows);
    progress?.step(`${table.name} read back`, rows.length);
  }
  return sum.sum();
}

async function verify(target: End, table: MovedTable, expected: Sum, progress: Progress): Promise<void> {
  const found = await sumOf(target, table, progress);
  if (isSame(found, expected)) return;
  throw new NotEqual(
    `${table.name} is not equal: ${expected.rows} rows in the source, ${found.rows} in the target, and their sums differ: empty the target and move again`,
  );
}

/** @returns what differs in both alike: it was so before, and is no fault of the move */
async function compareRollups(from: Database, to: Database): Promise<string | undefined> {
  const found = await differenceIn(to);
  if (found === undefined) return undefined;
  const before = await differenceIn(from);
  if (before !== found) throw new NotEqual(`rebuild finds in the target what the source has not: ${found}`);
  return found;
}

async function differenceIn(database: Database): Promise<string | undefined> {
  const reader = await ReaderStore.open(database);
  try {
    return (await rebuild(reader)).difference;
  } finally {
    await reader.close();
  }
}
