/** The rows of what was found wrong: one open row a kind and subject. */
import type { FindingKind } from '../protocol/watch.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { FindingRow } from './watch.entity.js';

const findings = new Table(FindingRow);
const MOST_OPEN = 200;
const MOST_CLOSED = 50;

export const insertFinding = (tx: Tx, row: FindingRow): Promise<void> => findings.insert(tx, row);

export const openFindings = (from: Queries): Promise<FindingRow[]> =>
  findings.find(from, 'where closed_at is null');

/** What concerns the unit or everybody, the oldest first. */
export const openFindingsOfUnit = (from: Queries, unitId: string): Promise<FindingRow[]> =>
  findings.find(
    from,
    `where closed_at is null and unit_id in (?, '') order by opened_at, id limit ${MOST_OPEN}`,
    [unitId],
  );

/** Those that are over, the newest first. */
export const closedFindingsOfUnit = (from: Queries, unitId: string): Promise<FindingRow[]> =>
  findings.find(
    from,
    `where closed_at is not null and unit_id in (?, '') order by opened_at desc, id limit ${MOST_CLOSED}`,
    [unitId],
  );

export const markFindingSeen = (
  tx: Tx,
  id: string,
  seen: Pick<FindingRow, 'lastSeenAt' | 'count'>,
): Promise<number> => findings.update(tx, seen, 'id = ?', [id]);

/** @returns false where it was closed before */
export const closeFinding = async (tx: Tx, id: string, closedAt: number): Promise<boolean> =>
  (await findings.update(tx, { closedAt }, 'id = ? and closed_at is null', [id])) > 0;

export async function countOpenFindings(from: Queries): Promise<Map<FindingKind, number>> {
  const all = await from.rows<{ kind: FindingKind; n: number }>(
    'select kind, count(*) as n from watch_finding where closed_at is null group by kind',
  );
  return new Map(all.map(({ kind, n }) => [kind, Number(n)]));
}
