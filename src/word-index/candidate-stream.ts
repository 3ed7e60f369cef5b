/**
 * Candidates of a search, newest first, as far as they are asked for: blocks are read from the youngest on, and one is
 * handed on when no block that is left can have a younger one.
 */
import type { Queries } from '../store/store.js';
import { candidatesOf, type KeyedTerms } from './find-candidates.js';
import { placeIn } from './store/places.js';
import type { SearchBlockRow } from './store/word-index.entity.js';
import { blocksOf, searchCallsAt, searchCallsOfBlock } from './store/word-index.repository.js';
import { callsRaised } from './store/calls-to-index.query.js';

export interface CandidateCall {
  callId: string;
  raisedAt: number;
}
export interface CandidatesSought {
  unitId: string;
  mark: string;
  terms: KeyedTerms;
  /** No others than these; undefined: all. */
  within: ReadonlyMap<number, ReadonlySet<number>> | undefined;
  /** Looked at without the index. */
  late: readonly string[];
  after: readonly [number, string] | undefined;
  from: number;
}

/** Beyond that the rows of a block are read in one go. */
const ONE_BY_ONE = 100;
/** Blocks that are read together: more, the longer nothing is found. */
const MOST_BLOCKS = 32;
const youngerFirst = (a: CandidateCall, b: CandidateCall): number =>
  b.raisedAt - a.raisedAt || (a.callId < b.callId ? 1 : -1);

export class CandidateStream {
  private waiting: CandidateCall[] = [];
  private readonly known = new Set<string>();
  private together = 1;

  private constructor(
    private readonly read: Queries | undefined,
    private readonly sought: CandidatesSought | undefined,
    private readonly blocks: SearchBlockRow[],
  ) {}

  static none(): CandidateStream {
    return new CandidateStream(undefined, undefined, []);
  }

  static async of(read: Queries, sought: CandidatesSought): Promise<CandidateStream> {
    const { after, from, within } = sought;
    const all = await blocksOf(read, sought.unitId, sought.mark);
    const blocks = all.filter(
      ({ block, minAt, maxAt }) =>
        Number(maxAt) >= from &&
        (!after || Number(minAt) <= after[0]) &&
        (!within || within.has(Number(block))),
    );
    const stream = new CandidateStream(read, sought, blocks);
    stream.add(await callsRaised(read, sought.late));
    return stream;
  }

  /** The next ones, fewer only where there are no more. */
  async take(count: number): Promise<CandidateCall[]> {
    while (this.blocks.length && this.ready() < count) await this.readBlocks();
    return this.waiting.splice(0, Math.min(count, this.ready()));
  }

  /** How many of those that wait no block can come before. */
  private ready(): number {
    const next = this.blocks[0];
    if (!next) return this.waiting.length;
    const at = this.waiting.findIndex(({ raisedAt }) => raisedAt < Number(next.maxAt));
    return at < 0 ? this.waiting.length : at;
  }

  private async readBlocks(): Promise<void> {
    const { within, terms } = this.sought!;
    const some = this.blocks.splice(0, this.together).map(({ block }) => Number(block));
    const found = await candidatesOf(this.read!, some, terms);
    let count = 0;
    for (const [block, offsets] of found) {
      const own = within?.get(block);
      const places = offsets
        .filter((offset) => !own || own.has(offset))
        .map((offset) => placeIn(block, offset));
      count += places.length;
      if (places.length) this.add(await this.callsAt(block, places));
    }
    this.together = count ? 1 : Math.min(MOST_BLOCKS, this.together * 2);
  }

  private async callsAt(block: number, places: readonly number[]): Promise<CandidateCall[]> {
    if (places.length <= ONE_BY_ONE) return searchCallsAt(this.read!, places);
    const wanted = new Set(places);
    const all = await searchCallsOfBlock(this.read!, block);
    return all.filter(({ place }) => wanted.has(Number(place)));
  }

  private add(some: readonly CandidateCall[]): void {
    const { after, from } = this.sought!;
    for (const { callId, raisedAt: at } of some) {
      const raisedAt = Number(at);
      const behind = !after || raisedAt < after[0] || (raisedAt === after[0] && callId < after[1]);
      if (!behind || raisedAt < from || this.known.has(callId)) continue;
      this.known.add(callId);
      this.waiting.push({ callId, raisedAt });
    }
    this.waiting.sort(youngerFirst);
  }
}
