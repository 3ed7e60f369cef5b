/** Reads a call and writes its facts, its latest line and its rings, all in the command's own transaction. */
import type { Seal } from '../../kernel/seal/seal.js';
import { Table } from '../../store/table.js';
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { CallRow, type OfferRow } from '../../call/call.entity.js';
import { saveCoHandlers } from './co-handling.repository.js';
import { offerTable, saveOffers } from './offer.repository.js';
import type { CallDecision } from '../../call/call-decision.js';
import { factRow, facts } from '../../call/facts.repository.js';
import type { Call } from '../../call/call-state.js';
import { completeRingBook, type LiveRing } from '../../call/ring-book.js';

export const callTable = new Table(CallRow);
export { offerTable };

export const summarySealContext = (callId: string) => `call.summary:${callId}`;
export const factTextSealContext = (callId: string, seq: number) => `fact.words:${callId}:${seq}`;

const liveRing = (o: OfferRow): LiveRing => ({
  id: o.id,
  officerId: o.officerId,
  kind: o.kind,
  step: o.step,
  rungAt: o.rungAt,
  expiresAt: o.expiresAt,
});

const callOf = (line: CallRow, rings: readonly OfferRow[]): Call => ({
  line: { ...line, ringing: completeRingBook(line.ringing) },
  rings: rings.map(liveRing),
});
const LIVE = 'ended_at is null order by rung_at, id';

export async function loadCall(from: Queries, id: string): Promise<Call | undefined> {
  const line = await callTable.one(from, 'where id = ?', [id]);
  return line && callOf(line, await offerTable.find(from, `where call_id = ? and ${LIVE}`, [id]));
}

/** undefined where there is no such call. */
export async function unitOfCall(from: Queries, id: string): Promise<string | undefined> {
  const [call] = await from.rows<{ unit_id: string }>('select unit_id from call where id = ?', [id]);
  return call?.unit_id;
}

/** The call that was raised under this id of a client's; ids are unique. */
export async function findRaised(
  from: Queries,
  clientCallId: string,
): Promise<{ id: string; raisedBy: string } | undefined> {
  const [row] = await from.rows<{ id: string; raised_by: string }>(
    'select id, raised_by from call where client_call_id = ?',
    [clientCallId],
  );
  return row && { id: row.id, raisedBy: row.raised_by };
}

/** Many at once; a call that is not there is left out. */
export async function loadCalls(from: Queries, ids: readonly string[]): Promise<Call[]> {
  const lines = await callTable.find(from, `where id in (${placeholders(ids)})`, ids);
  const rings = await offerTable.find(from, `where call_id in (${placeholders(ids)}) and ${LIVE}`, ids);
  const ringsOf = Map.groupBy(rings, (o) => o.callId);
  return lines.map((line) => callOf(line, ringsOf.get(line.id) ?? []));
}

/** A call before a decision, null where there was none, and what the decision adds. */
export interface JournalChange {
  before: Call | null;
  decision: CallDecision;
}

/** Puts the summary on the line, sealed: whoever looks at the call from here on sees it as it will be kept. */
export function sealSummary(seal: Seal, decision: CallDecision): void {
  const summary = summaryOf(seal, decision);
  if (summary !== undefined) decision.call = { ...decision.call, line: { ...decision.call.line, summary } };
}

/** Decisions of one write in few statements, however many calls they are of. */
export async function appendChanges(tx: Tx, seal: Seal, changes: readonly JournalChange[]): Promise<void> {
  const rows = changes.flatMap(({ decision }) =>
    decision.facts.map((f) => {
      const { id } = decision.call.line;
      return factRow(id, f, f.words ? seal.seal(factTextSealContext(id, f.seq), f.words) : null);
    }),
  );
  await facts.insert(tx, ...rows);
  for (const { before, decision } of changes) if (!before) await callTable.insert(tx, decision.call.line);
  for (const round of rounds(changes)) await updateLines(tx, round);
  await saveOffers(
    tx,
    changes.map(({ decision }) => decision),
  );
  for (const { decision } of changes) await saveCoHandlers(tx, decision);
}

/** The last words given as summary, sealed; undefined where none were. */
function summaryOf(seal: Seal, decision: CallDecision): string | null | undefined {
  const said = decision.facts.findLast(
    (f) => f.deed === 'raised' || (f.deed === 'amended' && f.data.changed.includes('summary')),
  );
  if (!said) return undefined;
  return said.words ? seal.seal(summarySealContext(decision.call.line.id), said.words) : null;
}

interface Line {
  before: CallRow;
  after: CallRow;
}
/** A call that was decided on twice is written twice, in that order: each round holds every call once. */
function rounds(changes: readonly JournalChange[]): Line[][] {
  const all: Line[][] = [];
  const times = new Map<string, number>();
  for (const { before, decision } of changes) {
    if (!before) continue;
    const { id } = before.line;
    const round = times.get(id) ?? 0;
    times.set(id, round + 1);
    (all[round] ??= []).push({ before: before.line, after: decision.call.line });
  }
  return all;
}

async function updateLines(tx: Tx, lines: readonly Line[]): Promise<void> {
  const changedOf = ({ before, after }: Line) =>
    (Object.keys(after) as (keyof CallRow)[]).filter((k) => after[k] !== before[k]);
  for (const same of Map.groupBy(lines, (line) => changedOf(line).join()).values()) {
    const rows = same.map(({ before, after }) => ({ known: before, changes: after }));
    const written = await callTable.updateEach(tx, ['id', 'version'], changedOf(same[0]!), rows);
    if (written !== same.length)
      throw new Error(`calls ${same.map((l) => l.before.id).join()} were written past the versions read`);
  }
}
