/** Claims as they are kept: what somebody says was served, or is wrong, and nobody has approved yet. */
import { DAY } from '../protocol/time/durations.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { localDay } from '../protocol/time/local-day.js';
import { ClaimRow } from './hours.entity.js';
import type { Interval } from '../kernel/time/intervals.js';

export const claimTable = new Table(ClaimRow);
/** No claim is longer: in milliseconds. */
export const LONGEST_CLAIM_MILLISECONDS = DAY;
type PersonInterval = Interval & { personId: string };
export const noteSealContext = (id: string) => `hours_claim.note:${id}`;

export const insertClaim = (tx: Tx, row: ClaimRow): Promise<void> => claimTable.insert(tx, row);
export const findClaim = (from: Queries, id: string): Promise<ClaimRow | undefined> =>
  claimTable.one(from, 'where id = ?', [id]);
/** The person's claim that contests the line and waits. */
export const pendingContestOf = (
  from: Queries,
  personId: string,
  entryId: string,
): Promise<ClaimRow | undefined> =>
  claimTable.one(from, "where person_id = ? and contests = ? and state = 'pending'", [personId, entryId]);
/** @returns false where it was decided before */
export const decideClaim = async (
  tx: Tx,
  id: string,
  changes: Pick<ClaimRow, 'state' | 'decidedBy' | 'decidedAt'> & Partial<Pick<ClaimRow, 'reason'>>,
): Promise<boolean> => (await claimTable.update(tx, changes, "id = ? and state = 'pending'", [id])) === 1;

/** Of the person, waiting for somebody, and sharing time with the interval. */
export const pendingClaimsIn = (from: Queries, of: PersonInterval): Promise<ClaimRow[]> =>
  overlapping(from, of, "state = 'pending'");
/** The hub's own, decided or not. */
export const proposedClaimsIn = (from: Queries, of: PersonInterval): Promise<ClaimRow[]> =>
  overlapping(from, of, 'entered_by is null');

/** A claim stands at the day it begins on. */
const overlapping = (from: Queries, of: PersonInterval, which: string): Promise<ClaimRow[]> =>
  claimTable.find(
    from,
    `where person_id = ? and day >= ? and day <= ? and from_at < ? and to_at > ? and ${which} order by from_at`,
    [of.personId, localDay(of.from - LONGEST_CLAIM_MILLISECONDS), localDay(of.to), of.to, of.from],
  );
