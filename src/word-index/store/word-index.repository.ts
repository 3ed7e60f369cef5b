/** The rows of the index. Only `WordIndexWriter` writes them, in its own queue. */
import type { CallRow } from '../../call/call.entity.js';
import { placeholders, type Param, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { BLOCK_SIZE, placeIn } from './places.js';
import { SearchBlockRow, SearchCallRow } from './word-index.entity.js';

const blocks = new Table(SearchBlockRow);
const searchCalls = new Table(SearchCallRow);
/** Rows of one statement: few lengths, so that few texts are prepared. */
const LENGTHS = [128, 16, 1] as const;
const ASKED_AT_ONCE = 400;

export function* piecesOf<T>(all: readonly T[], most: number): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += most) yield all.slice(at, at + most);
}
function* lengths<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length;) {
    const length = LENGTHS.find((n) => n <= all.length - at)!;
    yield all.slice(at, at + length);
    at += length;
  }
}

/** The youngest first. */
export const blocksOf = (from: Queries, unitId: string, mark: string): Promise<SearchBlockRow[]> =>
  blocks.find(from, 'where unit_id = ? and mark = ? order by max_at desc', [unitId, mark]);
/** Of other keys than these, or cut otherwise. */
export const strangeBlocks = (from: Queries, unitId: string, mark: string): Promise<SearchBlockRow[]> =>
  blocks.find(from, 'where unit_id = ? and mark <> ?', [unitId, mark]);
export const openBlock = (
  tx: Tx,
  { unitId, mark, kind }: Pick<SearchBlockRow, 'unitId' | 'mark' | 'kind'>,
): Promise<SearchBlockRow | undefined> =>
  blocks.one(tx, `where unit_id = ? and mark = ? and kind = ? and used < ${BLOCK_SIZE} limit 1`, [
    unitId,
    mark,
    kind,
  ]);
export async function nextBlock(tx: Tx): Promise<number> {
  const [row] = await tx.rows<{ last: number | null }>('select max(block) as last from search_block');
  return Number(row?.last ?? 0) + 1;
}
export const insertBlock = (tx: Tx, row: SearchBlockRow): Promise<void> => blocks.insert(tx, row);
export const updateBlock = (
  tx: Tx,
  { block, used, minAt, maxAt }: Pick<SearchBlockRow, 'block' | 'used' | 'minAt' | 'maxAt'>,
): Promise<number> => blocks.update(tx, { used, minAt, maxAt }, 'block = ?', [block]);

export async function searchCallsById(
  from: Queries,
  callIds: readonly string[],
): Promise<Map<string, SearchCallRow>> {
  const found = new Map<string, SearchCallRow>();
  for (const some of piecesOf(callIds, ASKED_AT_ONCE))
    for (const row of await searchCalls.find(from, `where call_id in (${placeholders(some)})`, some))
      found.set(row.callId, row);
  return found;
}
export const searchCallsAt = (from: Queries, places: readonly number[]): Promise<SearchCallRow[]> =>
  searchCalls.find(from, `where place in (${placeholders(places)})`, places);
export const searchCallsOfBlock = (from: Queries, block: number): Promise<SearchCallRow[]> =>
  searchCalls.find(from, 'where place >= ? and place < ?', [placeIn(block, 0), placeIn(block + 1, 0)]);
export const insertSearchCalls = (tx: Tx, rows: readonly SearchCallRow[]): Promise<void> =>
  searchCalls.insert(tx, ...rows);
export const setVersion = (tx: Tx, callId: string, version: number): Promise<number> =>
  searchCalls.update(tx, { version }, 'call_id = ?', [callId]);

/** Those of the calls that may be in the index as they stand now, with the version that they have. */
export async function findableVersions(
  from: Queries,
  callIds: readonly string[],
  guarded: readonly string[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const some of piecesOf(callIds, ASKED_AT_ONCE)) {
    const rows = await from.rows<Pick<CallRow, 'id' | 'version'>>(
      `select id, version from call where id in (${placeholders(some)}) and drill is null
        and category not in (${placeholders(guarded)})`,
      [...some, ...guarded],
    );
    for (const { id, version } of rows) found.set(id, Number(version));
  }
  return found;
}

export interface Posting {
  block: number;
  token: number;
  calls: string;
}
const posting = (row: Posting): Posting => ({
  block: Number(row.block),
  token: Number(row.token),
  calls: row.calls,
});

/** Of all these blocks, all these tokens. */
export async function postingsOf(
  from: Queries,
  blockIds: readonly number[],
  tokens: readonly number[],
): Promise<Posting[]> {
  const found: Posting[] = [];
  for (const some of piecesOf(tokens, ASKED_AT_ONCE)) {
    const rows = await from.rows<Posting>(
      `select block, token, calls from search_posting
        where block in (${placeholders(blockIds)}) and token in (${placeholders(some)})`,
      [...blockIds, ...some],
    );
    for (const row of rows) found.push(posting(row));
  }
  return found;
}
/** In the order of tokens, so many after one. */
export async function postingsAfter(
  from: Queries,
  block: number,
  token: number,
  most: number,
): Promise<Posting[]> {
  const rows = await from.rows<Posting>(
    `select block, token, calls from search_posting where block = ? and token > ? order by token limit ${most}`,
    [block, token],
  );
  return rows.map(posting);
}
/** Adds calls to those that have the token already. */
export async function appendPostings(
  tx: Tx,
  block: number,
  added: ReadonlyMap<number, string>,
): Promise<void> {
  // In the order of the key: neighbours stand on one page.
  const rows = [...added].sort(([a], [b]) => a - b);
  for (const some of lengths(rows))
    await tx.run(
      `insert into search_posting (block, token, calls) values ${some.map(() => '(?, ?, ?)').join(', ')}
        on conflict (block, token) do update set calls = search_posting.calls || excluded.calls`,
      some.flatMap(([token, calls]): Param[] => [block, token, calls]),
    );
}
export const setPosting = (tx: Tx, { block, token, calls }: Posting): Promise<number> =>
  calls === ''
    ? tx.run('delete from search_posting where block = ? and token = ?', [block, token])
    : tx.run('update search_posting set calls = ? where block = ? and token = ?', [calls, block, token]);

export const deleteSearchCall = (tx: Tx, callId: string): Promise<number> =>
  tx.run('delete from search_call where call_id = ?', [callId]);
/** Up to this token. */
export const deletePostings = (tx: Tx, block: number, upto: number): Promise<number> =>
  tx.run('delete from search_posting where block = ? and token <= ?', [block, upto]);
export async function deleteBlock(tx: Tx, block: number): Promise<void> {
  const span = [placeIn(block, 0), placeIn(block + 1, 0)];
  await tx.run('delete from search_call where place >= ? and place < ?', span);
  await tx.run('delete from search_block where block = ?', [block]);
}
