/** A unit's calls by their index, newest first, a stretch at a time: what is rare among a million keeps nobody waiting. */
import { nextTurn } from '../../kernel/clock.js';
import type { Param, Queries } from '../../store/store.js';
import type { SqlCondition } from './call-filter.query.js';

/** Entries of the index looked through at once: some milliseconds. */
const STRETCH = 5000;
export const NEWEST_FIRST = 'order by raised_at desc, id desc';
export type ListPosition = readonly [raisedAt: number, id: string];
export interface RaisedSpan {
  from: number;
  to: number;
}

export const allOf = (conditions: readonly SqlCondition[]): { where: string; params: Param[] } => ({
  where: conditions.map(([sql]) => `(${sql})`).join(' and '),
  params: conditions.flatMap(([, ...params]) => params),
});
/** One bound at each end: of two the database would go by the first. */
export const raisedBetween = ({ from, to }: RaisedSpan, after: ListPosition | undefined): SqlCondition[] => [
  ['raised_at >= ?', from],
  after && after[0] < to
    ? ['raised_at <= ? and (raised_at < ? or id < ?)', after[0], ...after]
    : ['raised_at < ?', Math.min(to, Number.MAX_SAFE_INTEGER)],
];
const notBefore = ([at, id]: ListPosition): SqlCondition => ['raised_at <> ? or id >= ?', at, id];

/** The last call of the stretch; undefined where it is the last one. */
async function endOf(read: Queries, stretch: readonly SqlCondition[]): Promise<ListPosition | undefined> {
  const { where, params } = allOf(stretch);
  const [row] = await read.rows<{ raised_at: number; id: string }>(
    `select raised_at, id from call where ${where} ${NEWEST_FIRST} limit 1 offset ${STRETCH - 1}`,
    params,
  );
  return row && [Number(row.raised_at), row.id];
}

/** The bounds of one stretch after the other; others are answered in between. */
export async function* readInRanges(
  read: Queries,
  unit: SqlCondition,
  span: RaisedSpan,
  place?: ListPosition,
): AsyncGenerator<SqlCondition[]> {
  for (let from = place; ;) {
    const end = await endOf(read, [unit, ...raisedBetween(span, from)]);
    yield end
      ? [unit, ...raisedBetween({ ...span, from: end[0] }, from), notBefore(end)]
      : [unit, ...raisedBetween(span, from)];
    if (!end) return;
    from = end;
    await nextTurn();
  }
}
