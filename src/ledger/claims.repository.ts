/** Claims as they are kept: what somebody says was served, or is wrong, and nobody has approved yet. */
import type { Queries } from '../store/store.js';
import { Table } from '../store/table.js';
import { localDay } from '../protocol/time/local-day.js';
import { ClaimRow } from './hours.entity.js';
import type { Interval } from '../kernel/time/intervals.js';

export const claimTable = new Table(ClaimRow);
/** No claim is longer: in milliseconds. */
export const LONGEST_CLAIM_MILLISECONDS = 24 * 3600 * 1000;
export const noteSealContext = (id: string) => `hours_claim.note:${id}`;

/** Claims of the person that share time with the interval; a claim stands at the day it begins on. */
export const claimsOverlapping = (
  from: Queries,
  of: Interval & { personId: string },
  which: string,
): Promise<ClaimRow[]> =>
  claimTable.find(
    from,
    `where person_id = ? and day >= ? and day <= ? and from_at < ? and to_at > ? and ${which} order by from_at`,
    [of.personId, localDay(of.from - LONGEST_CLAIM_MILLISECONDS), localDay(of.to), of.to, of.from],
  );
