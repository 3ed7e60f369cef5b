/** Reads a call and writes its facts, its latest line and its rings, all in the deed's own transaction. */
import type { Seal } from '../../kernel/seal/seal.js';
import { Table } from '../../store/table.js';
import { marks, type Queries, type Tx } from '../../store/store.js';
import { CallRow, FactRow, type OfferRow } from '../../call/call.entities.js';
import { keepHelpers } from './co-handling-rows.js';
import type { FactData, Written } from '../../call/facts.js';
import { offers, writeRings } from './ring-rows.js';
import type { Script } from '../../call/script.js';
import type { Call } from '../../call/state.js';
import { wholeBook, type LiveRing } from '../../call/ring-book.js';

export const calls = new Table(CallRow);
export const facts = new Table(FactRow);
export { offers };

export const summaryPlace = (callId: string) => `call.summary:${callId}`;
export const wordsPlace = (callId: string, seq: number) => `fact.words:${callId}:${seq}`;

const liveRing = (o: OfferRow): LiveRing => ({
  id: o.id,
  officerId: o.officerId,
  kind: o.kind,
  step: o.step,
  rungAt: o.rungAt,
  expiresAt: o.expiresAt,
});

const callOf = (line: CallRow, rings: readonly OfferRow[]): Call => ({
  line: { ...line, ringing: wholeBook(line.ringing) },
  rings: rings.map(liveRing),
});
const LIVE = 'ended_at is null order by rung_at, id';

export async function loadCall(from: Queries, id: string): Promise<Call | undefined> {
  const line = await calls.one(from, 'where id = ?', [id]);
  return line && callOf(line, await offers.find(from, `where call_id = ? and ${LIVE}`, [id]));
}

/** Many at once; a call that is not there is left out. */
export async function loadCalls(from: Queries, ids: readonly string[]): Promise<Call[]> {
  const lines = await calls.find(from, `where id in (${marks(ids)})`, ids);
  const rings = await offers.find(from, `where call_id in (${marks(ids)}) and ${LIVE}`, ids);
  const ringsOf = Map.groupBy(rings, (o) => o.callId);
  return lines.map((line) => callOf(line, ringsOf.get(line.id) ?? []));
}

/** A call before a decision, null where there was none, and what the decision adds. */
export interface Change {
  before: Call | null;
  script: Script;
}

/** Puts the summary on the line, sealed: whoever looks at the call from here on sees it as it will be kept. */
export function sealSummary(seal: Seal, script: Script): void {
  const summary = summaryOf(seal, script);
  if (summary !== undefined) script.call = { ...script.call, line: { ...script.call.line, summary } };
}

/** Decisions of one write in few statements, however many calls they are of. */
export async function writeChanges(tx: Tx, seal: Seal, changes: readonly Change[]): Promise<void> {
  const rows = changes.flatMap(({ script }) =>
    script.facts.map((f) => factRow(seal, script.call.line.id, f)),
  );
  await facts.insert(tx, ...rows);
  for (const { before, script } of changes) if (!before) await calls.insert(tx, script.call.line);
  for (const round of rounds(changes)) await updateLines(tx, round);
  await writeRings(
    tx,
    changes.map(({ script }) => script),
  );
  for (const { script } of changes) await keepHelpers(tx, script);
}

const factRow = (seal: Seal, callId: string, f: Written): FactRow => ({
  callId,
  seq: f.seq,
  at: f.at,
  actorId: f.actorId,
  deed: f.deed,
  data: f.data,
  words: f.words ? seal.seal(wordsPlace(callId, f.seq), f.words) : null,
});

/** The last words given as summary, sealed; undefined where none were. */
function summaryOf(seal: Seal, script: Script): string | null | undefined {
  const said = script.facts.findLast(
    (f) =>
      f.deed === 'raised' ||
      (f.deed === 'amended' && (f.data as FactData['amended']).changed.includes('summary')),
  );
  if (!said) return undefined;
  return said.words ? seal.seal(summaryPlace(script.call.line.id), said.words) : null;
}

interface Line {
  before: CallRow;
  after: CallRow;
}
/** A call that was decided on twice is written twice, in that order: each round holds every call once. */
function rounds(changes: readonly Change[]): Line[][] {
  const all: Line[][] = [];
  const times = new Map<string, number>();
  for (const { before, script } of changes) {
    if (!before) continue;
    const { id } = before.line;
    const round = times.get(id) ?? 0;
    times.set(id, round + 1);
    (all[round] ??= []).push({ before: before.line, after: script.call.line });
  }
  return all;
}

async function updateLines(tx: Tx, lines: readonly Line[]): Promise<void> {
  const changedOf = ({ before, after }: Line) =>
    (Object.keys(after) as (keyof CallRow)[]).filter((k) => after[k] !== before[k]);
  for (const same of Map.groupBy(lines, (line) => changedOf(line).join()).values()) {
    const rows = same.map(({ before, after }) => ({ known: before, changes: after }));
    const written = await calls.updateEach(tx, ['id', 'version'], changedOf(same[0]!), rows);
    if (written !== same.length)
      throw new Error(`calls ${same.map((l) => l.before.id).join()} were written past the versions read`);
  }
}
