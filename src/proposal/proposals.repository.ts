/** The rows of proposals, and of the day on which each unit was looked through last. */
import type { ProposalState } from '../protocol/reports.js';
import { placeholders, type Param, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { ProposalRow, ProposalSweepRow } from './proposals.entity.js';

const proposals = new Table(ProposalRow);
const sweeps = new Table(ProposalSweepRow);
const STANDING = "state in ('open', 'planned')";

export const findProposalOfUnit = (
  from: Queries,
  id: string,
  unitId: string,
): Promise<ProposalRow | undefined> => proposals.one(from, 'where id = ? and unit_id = ?', [id, unitId]);
/** Newest first. @param after the last one of the page before: when it was made, and its id */
export const listProposalsOfUnit = (
  from: Queries,
  unitId: string,
  { states, after, most }: { states: readonly string[]; after: readonly Param[] | undefined; most: number },
): Promise<ProposalRow[]> =>
  proposals.find(
    from,
    `where unit_id = ? and state in (${placeholders(states)})${after ? ' and (made_at, id) < (?, ?)' : ''}
        order by made_at desc, id desc limit ?`,
    [unitId, ...states, ...(after ?? []), most],
  );
export const findStandingProposals = (from: Queries, unitId: string): Promise<ProposalRow[]> =>
  proposals.find(from, `where unit_id = ? and ${STANDING}`, [unitId]);
/** In the order of their decisions. */
export const findProposalsDecidedSince = (
  from: Queries,
  unitId: string,
  since: number,
): Promise<ProposalRow[]> =>
  proposals.find(
    from,
    "where unit_id = ? and state in ('done', 'dismissed') and decided_at >= ? order by decided_at",
    [unitId, since],
  );

export const insertProposal = (tx: Tx, row: ProposalRow): Promise<void> => proposals.insert(tx, row);
/** @returns false where it is done or dismissed */
export const updateStandingProposal = async (
  tx: Tx,
  id: string,
  changes: Partial<Omit<ProposalRow, 'state'>> & { state?: Exclude<ProposalState, 'open'> },
): Promise<boolean> => (await proposals.update(tx, changes, `id = ? and ${STANDING}`, [id])) === 1;

/** The local day on which each unit was looked through last. */
export const lastSweepDays = async (from: Queries): Promise<Map<string, string>> =>
  new Map((await sweeps.find(from, '')).map((row) => [row.unitId, row.day]));
export async function markSwept(tx: Tx, unitId: string, day: string): Promise<void> {
  const [row] = await sweeps.find(tx, 'where unit_id = ?', [unitId]);
  if (row) await sweeps.update(tx, { day }, 'unit_id = ?', [unitId]);
  else await sweeps.insert(tx, { unitId, day });
}
