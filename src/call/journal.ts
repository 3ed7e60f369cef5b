/** Reads a call and writes its facts, its latest line and its rings, all in the deed's own transaction. */
import type { Seal } from '../people/seal.js';
import { Table } from '../store/table.js';
import { marks, type Queries, type Tx } from '../store/store.js';
import { CallRow, FactRow, OfferRow } from './call.entities.js';
import { keepHelpers } from './co-handling-rows.js';
import type { FactData } from './facts.js';
import type { Script } from './script.js';
import { wholeBook, type Call, type LiveRing, type Written } from './state.js';

export const calls = new Table(CallRow);
export const facts = new Table(FactRow);
export const offers = new Table(OfferRow);

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

export async function loadCall(from: Queries, id: string): Promise<Call | undefined> {
  const line = await calls.one(from, 'where id = ?', [id]);
  if (!line) return undefined;
  const rings = await offers.find(from, 'where call_id = ? and ended_at is null order by rung_at, id', [id]);
  return { line: { ...line, ringing: wholeBook(line.ringing) }, rings: rings.map(liveRing) };
}

export async function writeScript(tx: Tx, seal: Seal, before: Call | null, script: Script): Promise<void> {
  const { line } = script.call;
  await facts.insert(tx, ...script.facts.map((f) => factRow(seal, line.id, f)));
  const summary = summaryOf(seal, script);
  const after: CallRow = { ...line, ...(summary !== undefined && { summary }) };
  script.call = { ...script.call, line: after };
  if (before) await updateLine(tx, before.line, after);
  else await calls.insert(tx, after);
  await ringsOf(tx, script);
  await keepHelpers(tx, script);
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

async function updateLine(tx: Tx, before: CallRow, after: CallRow): Promise<void> {
  const changed = (Object.keys(after) as (keyof CallRow)[]).filter((k) => after[k] !== before[k]);
  const changes = Object.fromEntries(changed.map((k) => [k, after[k]])) as Partial<CallRow>;
  const written = await calls.update(tx, changes, 'id = ? and version = ?', [after.id, before.version]);
  if (written !== 1) throw new Error(`call ${after.id} was written past version ${before.version}`);
}

async function ringsOf(tx: Tx, script: Script): Promise<void> {
  for (const f of script.facts) {
    switch (f.deed) {
      case 'rung': {
        const d = f.data as FactData['rung'];
        await offers.insert(tx, ...d.rings.map((r) => offerRow(script.call.line, r, d, f.at)));
        await rungNow(
          tx,
          d.rings.map((r) => r.officer),
          f.at,
        );
        break;
      }
      case 'arrived': {
        const { ring, expiresAt } = f.data as FactData['arrived'];
        await tx.run('update offer set expires_at = ? where id = ? and ended_at is null', [expiresAt, ring]);
        break;
      }
      case 'declined':
        await end(tx, 'declined', f.at, [(f.data as FactData['declined']).ring]);
        break;
      case 'lapsed':
        await end(tx, 'expired', f.at, ids((f.data as FactData['lapsed']).rings));
        break;
      case 'withdrawn':
        await end(tx, 'withdrawn', f.at, ids((f.data as FactData['withdrawn']).rings));
        break;
      case 'cancelled':
      case 'recused':
        await end(tx, 'withdrawn', f.at, ids((f.data as FactData['cancelled']).withdrew));
        break;
      case 'transferred':
        await end(tx, 'accepted', f.at, [(f.data as FactData['transferred']).ring]);
        break;
      case 'accepted': {
        const d = f.data as FactData['accepted'];
        await end(tx, 'accepted', f.at, [d.ring]);
        await end(tx, 'withdrawn', f.at, ids(d.withdrew));
        break;
      }
      default:
    }
  }
}

const ids = (rings: readonly { id: string }[]) => rings.map((r) => r.id);

const offerRow = (
  { id: callId, drill }: Pick<CallRow, 'id' | 'drill'>,
  r: { id: string; officer: string },
  d: FactData['rung'],
  rungAt: number,
): OfferRow => ({
  id: r.id,
  callId,
  officerId: r.officer,
  kind: d.kind,
  step: d.step,
  rungAt,
  expiresAt: d.expiresAt,
  endedAt: null,
  ending: null,
  // No real call waits because a drill rings.
  waited: d.waited && drill === null,
  receivedAt: null,
});

async function end(
  tx: Tx,
  ending: 'accepted' | 'declined' | 'expired' | 'withdrawn',
  at: number,
  rings: readonly string[],
): Promise<void> {
  if (!rings.length) return;
  await tx.run(
    `update offer set ended_at = ?, ending = ? where ended_at is null and id in (${marks(rings)})`,
    [at, ending, ...rings],
  );
}
async function rungNow(tx: Tx, officers: readonly string[], at: number): Promise<void> {
  await tx.run(`update duty set last_rung_at = ? where id in (${marks(officers)})`, [at, ...officers]);
}
