/**
 * Takes calls into the index, and out of it. One writer at a time: of two nodes the second finds what the first wrote.
 */
import { bigramsOf } from '../kernel/input/bigrams.js';
import type { Seal } from '../kernel/seal/seal.js';
import { GUARDED_CATEGORIES } from '../protocol/codes.js';
import type { Store, Tx } from '../store/store.js';
import { saidWordsOf } from './call-words.query.js';
import { callsToIndex, type IndexedLine } from './store/calls-to-index.query.js';
import {
  blockOf,
  BLOCK_SIZE,
  hasOffset,
  offsetOf,
  packOffset,
  placeIn,
  withoutOffset,
} from './store/places.js';
import type { TokenKeys } from './store/token-keys.js';
import type { SearchBlockRow, SearchCallRow } from './store/word-index.entity.js';
import {
  appendPostings,
  deleteBlock,
  deletePostings,
  deleteSearchCall,
  findableVersions,
  insertBlock,
  insertSearchCalls,
  nextBlock,
  openBlock,
  postingsAfter,
  postingsOf,
  searchCallsById,
  setPosting,
  setVersion,
  strangeBlocks,
  updateBlock,
} from './store/word-index.repository.js';
import { categoryToken, communityToken, tokensOf, wordToken } from './terms/tokens.js';

const QUEUE = { queue: 'search' } as const;
/** Tokens that are looked through, or put away, at once. */
const AT_ONCE = 2000;

interface Prepared {
  line: IndexedLine;
  tokens: Set<number>;
}
type BlockKind = SearchBlockRow['kind'];

export class WordIndexWriter {
  constructor(
    private readonly store: Store,
    private readonly seal: Pick<Seal, 'tryOpen'>,
    private readonly keys: TokenKeys,
  ) {}

  /** As they stand now: in the index, or out of it where they may not be found by words. */
  async bring(callIds: readonly string[], kind: BlockKind): Promise<void> {
    const lines = await callsToIndex(this.store.read, callIds);
    const prepared = await this.prepare(lines);
    for (const [unitId, some] of Map.groupBy(prepared, ({ line }) => line.unitId))
      await this.store.write('search', (tx) => this.put(tx, unitId, some, kind), QUEUE);
    const findable = new Set(lines.map(({ id }) => id));
    await this.takeOut(callIds.filter((id) => !findable.has(id)));
  }

  private async prepare(lines: readonly IndexedLine[]): Promise<Prepared[]> {
    const said = await saidWordsOf(this.store.read, this.seal, lines);
    return lines.map((line) => {
      const tokens = new Set<string>([communityToken(line.communityId), categoryToken(line.category)]);
      for (const part of bigramsOf(line.number)) tokens.add(wordToken(part));
      for (const { text } of said.get(line.id) ?? []) for (const token of tokensOf(text)) tokens.add(token);
      return { line, tokens: new Set([...tokens].map((token) => this.keys.of(line.unitId, token))) };
    });
  }

  private async put(tx: Tx, unitId: string, prepared: readonly Prepared[], kind: BlockKind): Promise<void> {
    const ids = prepared.map(({ line }) => line.id);
    const now = await findableVersions(tx, ids, GUARDED_CATEGORIES);
    const known = await searchCallsById(tx, ids);
    const there = prepared.filter(({ line }) => now.has(line.id));
    for (const one of there) {
      const before = known.get(one.line.id);
      if (before) await this.addTo(tx, before, one);
    }
    await this.putNew(
      tx,
      { unitId, mark: this.keys.mark(unitId), kind },
      there.filter(({ line }) => !known.has(line.id)),
    );
  }

  /** What was said once stays said: tokens are only added. */
  private async addTo(tx: Tx, { place, callId }: SearchCallRow, { line, tokens }: Prepared): Promise<void> {
    const [block, offset] = [blockOf(place), offsetOf(place)];
    const there = await postingsOf(tx, [block], [...tokens]);
    const has = new Set(there.filter(({ calls }) => hasOffset(calls, offset)).map(({ token }) => token));
    const added = [...tokens].filter((token) => !has.has(token));
    await appendPostings(tx, block, new Map(added.map((token) => [token, packOffset(offset)])));
    await setVersion(tx, callId, line.version);
  }

  private async putNew(
    tx: Tx,
    of: Pick<SearchBlockRow, 'unitId' | 'mark' | 'kind'>,
    prepared: readonly Prepared[],
  ): Promise<void> {
    for (let at = 0; at < prepared.length;) {
      const open = await openBlock(tx, of);
      const block = open ?? { ...of, block: await nextBlock(tx), used: 0, minAt: Infinity, maxAt: -Infinity };
      const some = prepared.slice(at, at + BLOCK_SIZE - block.used);
      at += some.length;
      const raised = some.map(({ line }) => line.raisedAt);
      const after = {
        ...block,
        used: block.used + some.length,
        minAt: Math.min(block.minAt, ...raised),
        maxAt: Math.max(block.maxAt, ...raised),
      };
      if (open) await updateBlock(tx, after);
      else await insertBlock(tx, after);
      const added = new Map<number, string>();
      for (const [n, { tokens }] of some.entries()) {
        const packed = packOffset(block.used + n);
        for (const token of tokens) added.set(token, (added.get(token) ?? '') + packed);
      }
      await appendPostings(tx, block.block, added);
      await insertSearchCalls(
        tx,
        some.map(({ line: { id, raisedAt, version } }, n) => ({
          place: placeIn(block.block, block.used + n),
          callId: id,
          raisedAt,
          version,
        })),
      );
    }
  }

  /** With every token they have: nothing of them stays. */
  async takeOut(callIds: readonly string[]): Promise<void> {
    for (const [callId, { place }] of await searchCallsById(this.store.read, callIds)) {
      const [block, offset] = [blockOf(place), offsetOf(place)];
      const tokens: number[] = [];
      for (let after = -1; ;) {
        const some = await postingsAfter(this.store.read, block, after, AT_ONCE);
        for (const { token, calls } of some) if (hasOffset(calls, offset)) tokens.push(token);
        if (some.length < AT_ONCE) break;
        after = some.at(-1)!.token;
      }
      await this.store.write(
        'search',
        async (tx) => {
          for (const one of await postingsOf(tx, [block], tokens))
            await setPosting(tx, { ...one, calls: withoutOffset(one.calls, offset) });
          await deleteSearchCall(tx, callId);
        },
        QUEUE,
      );
    }
  }

  /**
   * Puts away some of what other keys made, or another way to cut: its calls are then not in the index.
   * @returns whether there may be more
   */
  async clearSome(unitId: string): Promise<boolean> {
    const [strange] = await strangeBlocks(this.store.read, unitId, this.keys.mark(unitId));
    if (!strange) return false;
    const { block } = strange;
    const last = (await postingsAfter(this.store.read, block, -1, AT_ONCE)).at(-1);
    await this.store.write(
      'search',
      async (tx) => {
        if (last) await deletePostings(tx, block, last.token);
        else await deleteBlock(tx, block);
      },
      QUEUE,
    );
    return true;
  }
}
