/** The rows of rings beside the facts they follow from: of all decisions of one write in a statement a kind. */
import { firstIdFrom } from '../../kernel/ids.js';
import { MINUTE } from '../../protocol/time/durations.js';
import { Table } from '../../store/table.js';
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { OfferRow, type CallRow } from '../../call/call.entity.js';
import { ringsBegun, ringsEnded, ringsProlonged, type RingBegun } from '../../call/fact-effects.js';
import type { CallDecision } from '../../call/call-decision.js';

export const offerTable = new Table(OfferRow);
const LAST_ID = 'g';

export const findOffer = (from: Queries, id: string): Promise<OfferRow | undefined> =>
  offerTable.one(from, 'where id = ?', [id]);
/** Those that still ring. */
export const liveOffers = (from: Queries, ids: readonly string[]): Promise<OfferRow[]> =>
  offerTable.find(from, `where ended_at is null and id in (${placeholders(ids)})`, ids);
export async function isDrill(from: Queries, callId: string): Promise<boolean> {
  return (await from.rows('select id from call where id = ? and drill is not null', [callId])).length > 0;
}
/** Ids sort by the time they were made at; the clock of another node may differ by this. */
const SLACK = MINUTE;
/**
 * In the order they rang. No index of rings by their call is written with each of them: they are looked for among
 * those that were made while it was open.
 */
export const offersOfCall = (
  from: Queries,
  { id, raisedAt, closedAt }: Pick<CallRow, 'id' | 'raisedAt' | 'closedAt'>,
): Promise<OfferRow[]> =>
  offerTable.find(from, 'where id >= ? and id < ? and call_id = ? order by rung_at, step, id', [
    firstIdFrom(raisedAt - SLACK),
    closedAt === null ? LAST_ID : firstIdFrom(closedAt + SLACK),
    id,
  ]);

/** Those that ring for the officer now, as calls. */
export async function callsRinging(from: Queries, officerId: string): Promise<string[]> {
  const rung = await from.rows<{ call_id: string }>(
    'select call_id from offer where officer_id = ? and ended_at is null',
    [officerId],
  );
  return rung.map(({ call_id }) => call_id);
}
/** Whether somebody has accepted the call since the instant: its journal is found by the call, its rings are not. */
export async function wasAcceptedSince(from: Queries, callId: string, since: number): Promise<boolean> {
  const accepted = await from.rows(
    "select seq from fact where call_id = ? and deed in ('accepted', 'transferred') and at >= ? limit 1",
    [callId, since],
  );
  return accepted.length > 0;
}

/** The first time counts. */
export const markOfferReceived = (tx: Tx, id: string, now: number): Promise<number> =>
  tx.run('update offer set received_at = ? where id = ? and received_at is null', [now, id]);

type Ending = NonNullable<OfferRow['ending']>;
interface End {
  id: string;
  ending: Ending;
  at: number;
}

export async function saveOffers(tx: Tx, decisions: readonly CallDecision[]): Promise<void> {
  const made = new Map<string, OfferRow>();
  const ends: End[] = [];
  const longer: { id: string; expiresAt: number }[] = [];
  const rungAt = new Map<number, Set<string>>();
  for (const { call, facts } of decisions)
    for (const f of facts) {
      for (const ring of ringsBegun(f)) {
        made.set(ring.id, offerRow(call.line, ring, f.at));
        // A decline that was taken back counts as the ring that it was of.
        if (f.deed === 'rung') rungAt.set(f.at, (rungAt.get(f.at) ?? new Set()).add(ring.officer));
      }
      longer.push(...ringsProlonged(f));
      for (const { id, state } of ringsEnded(f)) ends.push({ id, ending: state, at: f.at });
    }
  // A ring that was made and ended in one write is written as it ended; the others end before new ones come, since
  // an officer has one live ring of a call.
  for (const { id, ending, at } of ends) {
    const row = made.get(id);
    if (row) Object.assign(row, { endedAt: at, ending });
  }
  await writeEnds(
    tx,
    ends.filter(({ id }) => !made.has(id)),
  );
  await offerTable.insert(tx, ...made.values());
  for (const { id, expiresAt } of longer)
    await tx.put('update offer set expires_at = ? where id = ? and ended_at is null', [expiresAt, id]);
  for (const [at, officers] of rungAt)
    await tx.put(`update duty set last_rung_at = ? where id in (${placeholders([...officers])})`, [
      at,
      ...officers,
    ]);
}

async function writeEnds(tx: Tx, ends: readonly End[]): Promise<void> {
  for (const some of Map.groupBy(ends, ({ ending, at }) => `${ending} ${at}`).values()) {
    const { ending, at } = some[0]!;
    await tx.put(
      `update offer set ended_at = ?, ending = ? where ended_at is null and id in (${placeholders(some)})`,
      [at, ending, ...some.map(({ id }) => id)],
    );
  }
}

const offerRow = (
  { id: callId, drill }: Pick<CallRow, 'id' | 'drill'>,
  ring: RingBegun,
  rungAt: number,
): OfferRow => ({
  id: ring.id,
  callId,
  officerId: ring.officer,
  kind: ring.kind,
  step: ring.step,
  rungAt,
  expiresAt: ring.expiresAt,
  endedAt: null,
  ending: null,
  // No real call waits because a drill rings.
  waited: ring.waited && drill === null,
  receivedAt: null,
});
