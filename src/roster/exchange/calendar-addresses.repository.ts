/** The rows of secret calendar addresses: of a person, or of the whole unit. */
import { CalendarAddressRow } from '../../shift/roster.entity.js';
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const addresses = new Table(CalendarAddressRow);

export type AddressScope = 'mine' | 'unit';
const OF: Record<AddressScope, string> = { mine: 'person_id = ?', unit: 'person_id is null and unit_id = ?' };

/** @param ownerId the person, or the unit */
export const findStandingAddress = (
  from: Queries,
  scope: AddressScope,
  ownerId: string,
): Promise<CalendarAddressRow | undefined> =>
  addresses.one(from, `where ${OF[scope]} and withdrawn_at is null`, [ownerId]);
export const findAddressByHash = (
  from: Queries,
  tokenHash: string,
): Promise<CalendarAddressRow | undefined> =>
  addresses.one(from, 'where token_hash = ? and withdrawn_at is null', [tokenHash]);

export const insertAddress = (tx: Tx, row: CalendarAddressRow): Promise<void> => addresses.insert(tx, row);
/** @returns false where none stood */
export const withdrawAddress = async (
  tx: Tx,
  scope: AddressScope,
  ownerId: string,
  now: number,
): Promise<boolean> =>
  (await tx.run(`update calendar_address set withdrawn_at = ? where ${OF[scope]} and withdrawn_at is null`, [
    now,
    ownerId,
  ])) > 0;
