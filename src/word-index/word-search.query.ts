/**
 * The calls that have all words of a search, newest first, of those that the reader may read. The postings say which
 * may have them; whatever is answered was opened and looked at.
 */
import { Injectable } from '@nestjs/common';
import type { CallRelation } from '../call/call-relation.js';
import type { CallRow } from '../call/call.entity.js';
import { isAnonymousDevice } from '../call/call-visibility.js';
import { ChangedCalls } from '../desk/changed-calls.js';
import { readCalls, rowForDisplay, type ReadableCall } from '../desk/views/readable-call.query.js';
import { nextTurn } from '../kernel/clock.js';
import { Directory } from '../directory/directory.js';
import type { Actor } from '../kernel/actor.js';
import { Seal } from '../kernel/seal/seal.js';
import type { FoundWords } from '../protocol/words/search.js';
import { placeholders, Store, type Param } from '../store/store.js';
import { saidWordsOf } from './call-words.query.js';
import { CandidateStream, type CandidateCall } from './candidate-stream.js';
import { foundWords } from './found-words.js';
import { ownPlaces, placesOf } from './own-calls.query.js';
import { TokenKeys } from './store/token-keys.js';
import { keyedTerms, meaningOf, ofCommunities, type MeantTerm } from './term-meaning.js';
import { findableFor, readsWords } from './word-readers.js';

/** Calls that are opened for one answer, and those whose rows are looked at: a search that finds little ends there. */
const OPENED = 300;
const LOOKED_AT = 4000;
const AT_ONCE = 25;
/** Times as many. */
const THOROUGHLY = 100;
/** Not in the index yet: so many of the newest are opened. */
const UNINDEXED = 50;
/** Of conditions that few calls fulfil. */
const FEW = 2000;

export interface WordsSought {
  limit: number;
  /** On rows of calls, beside what the reader may see. */
  conditions?: readonly (readonly [string, ...Param[]])[];
  /** These hold for few calls: they are found first. */
  few?: boolean;
  /** [raised at, id] of the last call before. */
  after?: readonly [number, string] | undefined;
  from?: number;
  /** Calls that an officer only helps with, too. */
  helps?: boolean;
  /** Nobody waits for it: more are looked at. */
  thorough?: boolean;
}
export interface FoundCallLine {
  found: ReadableCall;
  line: CallRow;
  relations: CallRelation[];
  words?: FoundWords;
}
export interface WordsFound {
  hits: FoundCallLine[];
  /** Every term was one that the index knows, communities of that name too. */
  namesAll: boolean;
  /** There may be more, after this call. */
  next: readonly [number, string] | undefined;
}
const coordinates = ({ roles }: Actor) => roles.includes('coordinator') || roles.includes('admin');

@Injectable()
export class WordSearchQuery {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly keys: TokenKeys,
    private readonly changed: ChangedCalls,
  ) {}

  /** @returns undefined where the text has nothing that an index could find: one character, one letter, signs */
  async find(actor: Actor, text: string, sought: WordsSought): Promise<WordsFound | undefined> {
    const meant = await meaningOf(this.directory, actor, text);
    const stream = await this.candidates(actor, meant, sought);
    if (!stream) return undefined;
    const hits: FoundCallLine[] = [];
    const namesAll = meant.every(({ term, all }) => term.ways.length > 0 && all);
    const most = sought.thorough ? THOROUGHLY : 1;
    let opened = 0;
    let last: CandidateCall | undefined;
    for (let looked = 0; hits.length < sought.limit;) {
      // Long texts take their time, and nobody is rung later for it.
      if (looked) await nextTurn();
      const some = await stream.take(AT_ONCE);
      if (!some.length) return { hits, namesAll, next: undefined };
      looked += some.length;
      const rows = await this.readable(actor, some, sought);
      opened += rows.length;
      const found = await this.looked(actor, rows, meant);
      hits.push(...found.slice(0, sought.limit - hits.length));
      last = some.at(-1);
      if (hits.length < sought.limit && (opened >= OPENED * most || looked >= LOOKED_AT * most)) break;
    }
    const end = hits.length === sought.limit ? hits.at(-1)!.line : undefined;
    return { hits, namesAll, next: end ? [end.raisedAt, end.id] : last && [last.raisedAt, last.callId] };
  }

  private async candidates(
    actor: Actor,
    meant: readonly MeantTerm[],
    { after, from = 0, helps = false, few, conditions = [] }: WordsSought,
  ): Promise<CandidateStream | undefined> {
    const terms = keyedTerms(this.keys, actor, meant);
    if (!terms) return undefined;
    const { read } = this.store;
    const { unitId, id } = actor;
    const mark = this.keys.mark(unitId);
    const of = { unitId, mark, after, from };
    const late = this.changed.newest(unitId, UNINDEXED);
    if (isAnonymousDevice(actor)) return CandidateStream.none();
    if (coordinates(actor)) {
      const within = few
        ? await placesOf(
            read,
            [
              ['unit_id = ?', ...conditions.map(([sql]) => `(${sql})`)].join(' and '),
              unitId,
              ...conditions.flatMap(([, ...params]) => params),
            ],
            FEW,
          )
        : undefined;
      return CandidateStream.of(read, { ...of, terms, within, late });
    }
    if (actor.roles.includes('officer')) {
      const within = await ownPlaces(read, id, helps);
      return CandidateStream.of(read, { ...of, terms, within, late });
    }
    const own = ofCommunities(this.keys, unitId, actor.communityIds);
    return own.length
      ? CandidateStream.of(read, { ...of, terms: [...terms, own], within: undefined, late })
      : CandidateStream.none();
  }

  /** In the order of the candidates. */
  private async readable(
    actor: Actor,
    some: readonly CandidateCall[],
    { conditions = [] }: WordsSought,
  ): Promise<FoundCallLine[]> {
    const ids = some.map(({ callId }) => callId);
    const rest = conditions.map(([sql]) => ` and (${sql})`).join('');
    const rows = await readCalls(
      this.store.read,
      `where id in (${placeholders(ids)})${rest} order by raised_at desc, id desc`,
      [...ids, ...conditions.flatMap(([, ...params]) => params)],
    );
    return rows.flatMap((found) => {
      const line = rowForDisplay(found);
      const relations = findableFor(line, actor);
      return relations.length ? [{ found, line, relations }] : [];
    });
  }

  private async looked(
    actor: Actor,
    rows: readonly FoundCallLine[],
    meant: readonly MeantTerm[],
  ): Promise<FoundCallLine[]> {
    const said = await saidWordsOf(
      this.store.read,
      this.seal,
      rows.map(({ line }) => line),
    );
    return rows.flatMap((one) => {
      const readable = said.get(one.line.id)!.filter(readsWords(one.line, actor, one.relations));
      const words = foundWords(one.line, readable, meant);
      return words ? [{ ...one, ...(words.found && { words: words.found }) }] : [];
    });
  }
}
