/** The rows of rings beside the facts they follow from: of all decisions of one write in a statement a kind. */
import { Table } from '../../store/table.js';
import { placeholders, type Tx } from '../../store/store.js';
import { OfferRow, type CallRow } from '../../call/call.entity.js';
import type { FactData, WrittenFact } from '../../call/facts.js';
import type { CallDecision } from '../../call/call-decision.js';

export const offerTable = new Table(OfferRow);

type Ending = NonNullable<OfferRow['ending']>;
interface End {
  id: string;
  ending: Ending;
  at: number;
}

export async function saveOffers(tx: Tx, scripts: readonly CallDecision[]): Promise<void> {
  const made = new Map<string, OfferRow>();
  const ends: End[] = [];
  const longer: FactData['arrived'][] = [];
  const rungAt = new Map<number, Set<string>>();
  for (const { call, facts } of scripts)
    for (const f of facts) {
      if (f.deed === 'rung') {
        const d = f.data as unknown as FactData['rung'];
        for (const r of d.rings) {
          made.set(r.id, offerRow(call.line, r, d, f.at));
          rungAt.set(f.at, (rungAt.get(f.at) ?? new Set()).add(r.officer));
        }
      }
      if (f.deed === 'retaken') {
        const d = f.data as unknown as FactData['retaken'];
        made.set(d.ring, offerRow(call.line, { id: d.ring, officer: d.officer }, d, f.at));
      }
      if (f.deed === 'arrived') longer.push(f.data as unknown as FactData['arrived']);
      ends.push(...endsOf(f));
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
  for (const { ring, expiresAt } of longer)
    await tx.run('update offer set expires_at = ? where id = ? and ended_at is null', [expiresAt, ring]);
  for (const [at, officers] of rungAt)
    await tx.run(`update duty set last_rung_at = ? where id in (${placeholders([...officers])})`, [
      at,
      ...officers,
    ]);
}

function endsOf({ deed, data, at }: WrittenFact): End[] {
  const all = (ending: Ending, rings: readonly { id: string }[]) =>
    rings.map(({ id }) => ({ id, ending, at }));
  switch (deed) {
    case 'declined':
      return all('declined', [{ id: (data as FactData['declined']).ring }]);
    case 'lapsed':
      return all('expired', (data as FactData['lapsed']).rings);
    case 'withdrawn':
      return all('withdrawn', (data as FactData['withdrawn']).rings);
    case 'cancelled':
    case 'recused':
      return all('withdrawn', (data as FactData['cancelled']).withdrew);
    case 'transferred':
    case 'accepted': {
      const { ring, withdrew = [] } = data as FactData['transferred'];
      return [...all('accepted', [{ id: ring }]), ...all('withdrawn', withdrew)];
    }
    default:
      return [];
  }
}

async function writeEnds(tx: Tx, ends: readonly End[]): Promise<void> {
  for (const some of Map.groupBy(ends, ({ ending, at }) => `${ending} ${at}`).values()) {
    const { ending, at } = some[0]!;
    await tx.run(
      `update offer set ended_at = ?, ending = ? where ended_at is null and id in (${placeholders(some)})`,
      [at, ending, ...some.map(({ id }) => id)],
    );
  }
}

const offerRow = (
  { id: callId, drill }: Pick<CallRow, 'id' | 'drill'>,
  r: { id: string; officer: string },
  d: Pick<FactData['rung'], 'kind' | 'step' | 'expiresAt' | 'waited'>,
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
