/** The rows of searches back and of what they found. */
import { placeholders, type Param, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import type { LookBackCounts } from '../../protocol/relief/look-back.js';
import type { LookBackMark } from './look-back-job.js';
import { LookBackHitRow, LookBackRunRow } from './look-back.entity.js';

const runs = new Table(LookBackRunRow);
const hits = new Table(LookBackHitRow);

export const findRun = (from: Queries, id: string): Promise<LookBackRunRow | undefined> =>
  runs.one(from, 'where id = ?', [id]);
export const newestRun = (from: Queries, unitId: string): Promise<LookBackRunRow | undefined> =>
  runs.one(from, 'where unit_id = ? order by started_at desc, id desc limit 1', [unitId]);
export const insertRun = (tx: Tx, row: LookBackRunRow): Promise<void> => runs.insert(tx, row);
export const updateRun = (tx: Tx, id: string, changes: Partial<LookBackRunRow>): Promise<number> =>
  runs.update(tx, changes, 'id = ?', [id]);

/** @returns false where the run has gone beyond that mark already */
export const advanceRun = async (
  tx: Tx,
  id: string,
  { at, id: callId }: LookBackMark,
  { looked, found, unread }: Pick<LookBackRunRow, 'looked' | 'found' | 'unread'>,
): Promise<boolean> =>
  (await tx.run(
    `update look_back_run set looked = looked + ?, found = found + ?, unread = unread + ?, mark_at = ?, mark_id = ?
      where id = ? and (mark_at is null or mark_at > ? or (mark_at = ? and mark_id > ?))`,
    [looked, found, unread, at, callId, id, at, at, callId],
  )) === 1;

/** [call, kind] of these calls that were found before. */
export const hitsOfCalls = (from: Queries, callIds: readonly string[]): Promise<LookBackHitRow[]> =>
  callIds.length
    ? hits.find(from, `where call_id in (${placeholders(callIds)})`, [...callIds])
    : Promise.resolve([]);
export const insertHits = (tx: Tx, rows: readonly LookBackHitRow[]): Promise<void> =>
  hits.insert(tx, ...rows);
export const findHit = (from: Queries, id: string): Promise<LookBackHitRow | undefined> =>
  hits.one(from, 'where id = ?', [id]);

/** @returns false where somebody has decided already */
export const decideHit = async (
  tx: Tx,
  id: string,
  decision: Pick<LookBackHitRow, 'decision' | 'decidedBy' | 'decidedAt' | 'reason' | 'leadId'>,
): Promise<boolean> => (await hits.update(tx, decision, 'id = ? and decision is null', [id])) === 1;

/** Those of these calls of the unit that nobody has made a lead of. */
export async function callsWithoutLead(
  from: Queries,
  unitId: string,
  callIds: readonly string[],
): Promise<Set<string>> {
  if (!callIds.length) return new Set();
  const rows = await from.rows<{ id: string }>(
    `select c.id from call c where c.unit_id = ? and c.id in (${placeholders(callIds)}) and ${HAS_NO_LEAD('c.id')}`,
    [unitId, ...callIds],
  );
  return new Set(rows.map(({ id }) => id));
}
const HAS_NO_LEAD = (callId: string) =>
  `not exists (select 1 from lead l where l.source_id = ${callId} and l.source_kind in ('call', 'look_back'))`;

/** Not decided, of a call that nobody has made a lead of in another way since. */
const OPEN = `decision is null and ${HAS_NO_LEAD('look_back_hit.call_id')}`;
const STATES = { open: OPEN, decided: 'decision is not null' } as const;
export type LookBackHitState = keyof typeof STATES;

/** The call that was closed last first. @param calls a condition on the call, or none */
export const findHitsOf = (
  from: Queries,
  unitId: string,
  state: LookBackHitState,
  { calls, after, limit }: { calls?: [string, ...Param[]]; after?: [number, string]; limit: number },
): Promise<LookBackHitRow[]> => {
  const [where, ...params] = calls ?? ['1 = 1'];
  const rest = after ? 'and (closed_at, id) < (?, ?)' : '';
  return hits.find(
    from,
    `where unit_id = ? and ${STATES[state]} and ${where} ${rest} order by closed_at desc, id desc limit ?`,
    [unitId, ...params, ...(after ?? []), limit],
  );
};

export async function countHits(
  from: Queries,
  unitId: string,
  [where, ...params]: readonly [string, ...Param[]] = ['1 = 1'],
): Promise<LookBackCounts> {
  const count = (condition: string) => `coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
  const [row] = await from.rows<Record<'open_hits' | 'leads' | 'aside', number>>(
    `select ${count(OPEN)} as open_hits, ${count("decision = 'lead'")} as leads,
      ${count("decision = 'set_aside'")} as aside from look_back_hit where unit_id = ? and ${where}`,
    [unitId, ...params],
  );
  return { open: Number(row!.open_hits), leads: Number(row!.leads), setAside: Number(row!.aside) };
}
