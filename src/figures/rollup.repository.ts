/** Adding to the roll-ups of a unit, inside the write that changes what they count. */
import { placeholders, type Param, type Queries, type Tx } from '../store/store.js';
import { addTimes, packTimes, unpackTimes } from './answer-times.js';
import type { RollupCell } from './call-rollup-fold.js';
import { MEASURES } from './call-measures.js';

export const COLUMNS = MEASURES.map((m) => m.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
const KEY = 'unit_id, dim, period, key';
const ADDED = COLUMNS.map((c) => `${c} = call_rollup.${c} + excluded.${c}`).join(', ');
/** Rows of one statement: few lengths, so that few texts are prepared. */
const LENGTHS = [32, 8, 1] as const;

/** Calls of the unit raised before this instant are in the roll-ups; 0 where none are yet. */
export async function readMark(from: Queries, unitId: string): Promise<number> {
  const sql = 'select upto from rollup_mark where unit_id = ?';
  const [row] = await from.rows<{ upto: number }>(sql, [unitId]);
  return Number(row?.upto ?? 0);
}
export const setMark = (tx: Tx, unitId: string, upto: number): Promise<number> =>
  tx.run(
    'insert into rollup_mark (unit_id, upto) values (?, ?) on conflict (unit_id) do update set upto = excluded.upto',
    [unitId, upto],
  );

/** Where the unit has none yet. */
export const beginMark = (tx: Tx, unitId: string, upto: number): Promise<number> =>
  tx.run('insert into rollup_mark (unit_id, upto) values (?, ?) on conflict (unit_id) do nothing', [
    unitId,
    upto,
  ]);

export async function addRollupCells(tx: Tx, unitId: string, cells: readonly RollupCell[]): Promise<void> {
  const counted = cells.filter((c) => c.counts.some((n) => n !== 0));
  const place = `(${placeholders([...KEY.split(','), ...COLUMNS])})`;
  for (const some of pieces(counted))
    await tx.run(
      `insert into call_rollup (${KEY}, ${COLUMNS.join(', ')}) values ${some.map(() => place).join(', ')}
        on conflict (${KEY}) do update set ${ADDED}`,
      some.flatMap((c): Param[] => [unitId, c.dim, c.period, c.key, ...c.counts]),
    );
  const timed = cells.filter((c) => c.times.size);
  for (const some of pieces(timed)) await addAnswers(tx, unitId, some);
}

async function addAnswers(tx: Tx, unitId: string, cells: readonly RollupCell[]): Promise<void> {
  const kept = await tx.rows<{ dim: string; period: string; key: string; times: string }>(
    `select dim, period, key, times from answer_rollup
      where unit_id = ? and (dim, period, key) in (values ${cells.map(() => '(?, ?, ?)').join(', ')})`,
    [unitId, ...cells.flatMap((c) => [c.dim, c.period, c.key])],
  );
  const before = new Map(kept.map((row) => [`${row.dim} ${row.period} ${row.key}`, row.times]));
  const rows = cells.flatMap((cell): Param[] => {
    const text = before.get(`${cell.dim} ${cell.period} ${cell.key}`);
    const times = text === undefined ? new Map<number, number>() : unpackTimes(text);
    addTimes(times, cell.times);
    return [unitId, cell.dim, cell.period, cell.key, packTimes(times)];
  });
  await tx.run(
    `insert into answer_rollup (${KEY}, times) values ${cells.map(() => '(?, ?, ?, ?, ?)').join(', ')}
      on conflict (${KEY}) do update set times = excluded.times`,
    rows,
  );
}

function* pieces<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length;) {
    const length = LENGTHS.find((n) => n <= all.length - at)!;
    yield all.slice(at, at + length);
    at += length;
  }
}
