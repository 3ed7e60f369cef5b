/** The journal as the database holds it. Whatever is read of it is read here: it is a fact, or it cannot be read. */
import type { DeedName } from '../protocol/codes.js';
import { placeholders, type Queries } from '../store/store.js';
import { Table } from '../store/table.js';
import { FactRow } from './call.entity.js';
import { isDeed, saysFact } from './fact-fields.js';
import type { Fact, FactData } from './facts.js';
import { packFactData, unpackFactData } from './fact-compression.js';

export const facts = new Table(FactRow);

/** The row of a fact. @param sealedWords null where nothing was said with it */
export const factRow = (
  callId: string,
  { seq, at, actorId, deed, data }: Fact,
  sealedWords: string | null,
): FactRow => ({
  callId,
  seq,
  at,
  actorId,
  deed,
  data: JSON.stringify(packFactData(data)),
  words: sealedWords,
});

interface Stored {
  callId: string;
  seq: number;
  /** Milliseconds since 1970. */
  at: number;
  actorId: string | null;
  /** null where nothing was said with it. */
  sealedWords: string | null;
}
export type StoredFact<D extends DeedName = DeedName> = {
  [K in D]: Stored & { deed: K; data: FactData[K]; broken: false };
}[D];
/** What it says cannot be read: it tells that it happened, when, and by whom. */
export type BrokenFact = Stored & { deed: DeedName; data: Readonly<Record<string, never>>; broken: true };

type Params = readonly (string | number | null)[];

/**
 * For showing: what cannot be read is told as such, and the others are told whole.
 * @param tail as of `Table.find`
 */
export const listedFacts = async (
  from: Queries,
  tail: string,
  params: Params,
): Promise<(StoredFact | BrokenFact)[]> => (await facts.find(from, tail, params)).map(readFact);

/**
 * For reckoning with.
 * @param tail as of `Table.find`
 * @throws SyntaxError where one of them cannot be read
 */
export async function storedFacts(from: Queries, tail: string, params: Params): Promise<StoredFact[]> {
  const listed = await listedFacts(from, tail, params);
  return listed.map((fact) => {
    if (fact.broken) throw new SyntaxError(`fact ${fact.seq} of call ${fact.callId} cannot be read`);
    return fact;
  });
}

/** The journals of these calls, or what they say of these deeds; a call without any is left out. @throws as `storedFacts` */
export async function journalsOf(
  from: Queries,
  callIds: readonly string[],
  deeds?: readonly DeedName[],
): Promise<Map<string, StoredFact[]>> {
  if (!callIds.length) return new Map();
  const only = deeds ? `and deed in (${placeholders(deeds)})` : '';
  const tail = `where call_id in (${placeholders(callIds)}) ${only} order by call_id, seq`;
  return Map.groupBy(await storedFacts(from, tail, [...callIds, ...(deeds ?? [])]), (fact) => fact.callId);
}

/** For showing, in their order. */
export const factsOfCall = (from: Queries, callId: string): Promise<(StoredFact | BrokenFact)[]> =>
  listedFacts(from, 'where call_id = ? order by seq', [callId]);
/** For showing; those that are not there are left out. @param seqs at least one */
export const factsBySeq = (
  from: Queries,
  callId: string,
  seqs: readonly number[],
): Promise<(StoredFact | BrokenFact)[]> =>
  listedFacts(from, `where call_id = ? and seq in (${placeholders(seqs)})`, [callId, ...seqs]);

/** For showing: how it was closed last; undefined where it never was. */
export const lastClosing = async (
  from: Queries,
  callId: string,
): Promise<StoredFact | BrokenFact | undefined> =>
  (await listedFacts(from, "where call_id = ? and deed = 'closed' order by seq desc limit 1", [callId]))[0];

/** Of those the ones that say of a follow-up; the words of a closing are the closing's own. */
export const followUpFacts = (
  from: Queries,
  callId: string,
  seqs: readonly number[],
): Promise<(StoredFact | BrokenFact)[]> =>
  listedFacts(
    from,
    `where call_id = ? and deed in ('followed_up', 'follow_up_put_off') and seq in (${placeholders(seqs)})`,
    [callId, ...seqs],
  );

/** What the person did on the call, in its order, and when. */
export const deedsOf = (
  from: Queries,
  callId: string,
  actorId: string,
): Promise<{ at: number; deed: DeedName }[]> =>
  from.rows('select at, deed from fact where call_id = ? and actor_id = ? order by seq', [callId, actorId]);

function readFact(row: FactRow): StoredFact | BrokenFact {
  const { callId, seq, at, actorId, words: sealedWords } = row;
  const stored = { callId, seq, at, actorId, sealedWords };
  const data = parsed(row.data);
  return (
    (isDeed(row.deed) ? asFact(stored, row.deed, data) : undefined) ?? {
      ...stored,
      deed: row.deed,
      data: {},
      broken: true,
    }
  );
}
function asFact(stored: Stored, deed: DeedName, data: unknown): StoredFact | undefined;
function asFact<D extends DeedName>(stored: Stored, deed: D, data: unknown): StoredFact<D> | undefined {
  return saysFact(deed, data) ? { ...stored, deed, data, broken: false } : undefined;
}
function parsed(text: string): unknown {
  try {
    return unpackFactData(JSON.parse(text));
  } catch {
    return undefined;
  }
}
