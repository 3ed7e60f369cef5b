/** The rows of shifts that are offered and of open places that are asked for. Days are local, YYYY-MM-DD. */
import type { RequestState } from '../../protocol/shifts.js';
import { ShiftRequestRow } from '../../shift/roster.entity.js';
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const requests = new Table(ShiftRequestRow);

type ShiftOfPerson = Pick<ShiftRequestRow, 'patternId' | 'day' | 'fromId'>;

export const findRequest = (from: Queries, id: string): Promise<ShiftRequestRow | undefined> =>
  requests.one(from, 'where id = ?', [id]);
/** The shift that the person offers, and nobody has yet. */
export const openOfferOf = (
  from: Queries,
  { patternId, day, fromId }: ShiftOfPerson,
): Promise<ShiftRequestRow | undefined> =>
  requests.one(
    from,
    "where pattern_id = ? and day = ? and from_id = ? and kind = 'swap' and state in ('offered', 'pending')",
    [patternId, day, fromId],
  );
/** The place that the person asked for, and the coordinator has not decided on. */
export const pendingSignUpOf = (
  from: Queries,
  { patternId, day, fromId }: ShiftOfPerson,
): Promise<ShiftRequestRow | undefined> =>
  requests.one(
    from,
    "where pattern_id = ? and day = ? and from_id = ? and kind = 'sign_up' and state = 'pending'",
    [patternId, day, fromId],
  );
/** Day by day. */
export const openRequestsFrom = (from: Queries, unitId: string, day: string): Promise<ShiftRequestRow[]> =>
  requests.find(from, "where unit_id = ? and day >= ? and state in ('offered', 'pending') order by day, id", [
    unitId,
    day,
  ]);

export const insertRequest = (tx: Tx, row: ShiftRequestRow): Promise<void> => requests.insert(tx, row);
/** @returns false where it is in that state no longer */
export const moveRequest = async (
  tx: Tx,
  id: string,
  state: RequestState,
  changes: Partial<ShiftRequestRow>,
): Promise<boolean> => (await requests.update(tx, changes, 'id = ? and state = ?', [id, state])) === 1;
