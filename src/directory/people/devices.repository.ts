/** The rows of shared devices. A device is enrolled while its token stands in its row. */
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { DeviceRow } from './device.entity.js';

export const deviceTable = new Table(DeviceRow);
/** What stands in the row where it is in nobody's hand. */
const NOBODY = { actingId: null, actingSince: null, unlockedUntil: null };

export const findDevice = (from: Queries, id: string): Promise<DeviceRow | undefined> =>
  deviceTable.one(from, 'where id = ?', [id]);
export const findDeviceOfUnit = (from: Queries, id: string, unitId: string): Promise<DeviceRow | undefined> =>
  deviceTable.one(from, 'where id = ? and unit_id = ?', [id, unitId]);
export const findEnrolledDevice = (from: Queries, id: string): Promise<DeviceRow | undefined> =>
  deviceTable.one(from, 'where id = ? and token_hash is not null', [id]);
export const findDeviceByToken = (from: Queries, tokenHash: string): Promise<DeviceRow | undefined> =>
  deviceTable.one(from, 'where token_hash = ? and withdrawn_at is null', [tokenHash]);
/** undefined where the code is unknown, used or too old. */
export const findDeviceByCode = (
  from: Queries,
  codeHash: string,
  now: number,
): Promise<DeviceRow | undefined> =>
  deviceTable.one(from, 'where code_hash = ? and code_expires_at > ? and withdrawn_at is null', [
    codeHash,
    now,
  ]);

/** Newest first. */
export const listDevicesOfUnit = (from: Queries, unitId: string, most: number): Promise<DeviceRow[]> =>
  deviceTable.find(from, `where unit_id = ? order by created_at desc, id desc limit ${most}`, [unitId]);
export const findDevicesOfCommunity = (from: Queries, communityId: string): Promise<DeviceRow[]> =>
  deviceTable.find(from, "where community_id = ? and kind = 'community' and token_hash is not null", [
    communityId,
  ]);
/** Those whose enrolment has ended, and shift phones that were taken at `takenBy` or before. */
export const findDevicesOver = (from: Queries, now: number, takenBy: number): Promise<DeviceRow[]> =>
  deviceTable.find(
    from,
    `where token_hash is not null and (expires_at <= ?
         or (kind = 'shift' and acting_id is not null and acting_since <= ?)) limit 500`,
    [now, takenBy],
  );
/** Not withdrawn. */
export async function countDevicesOfUnit(from: Queries, unitId: string): Promise<number> {
  const [row] = await from.rows<{ n: number }>(
    'select count(*) as n from device where unit_id = ? and withdrawn_at is null',
    [unitId],
  );
  return Number(row?.n ?? 0);
}
export async function hasDepartmentDevices(from: Queries, departmentId: string): Promise<boolean> {
  const rows = await from.rows('select id from device where department_id = ? limit 1', [departmentId]);
  return rows.length > 0;
}
/** Its own telephone number; null where it has none. */
export async function sealedDevicePhone(from: Queries, id: string): Promise<string | null> {
  const [row] = await from.rows<{ phone: string | null }>('select phone from device where id = ?', [id]);
  return row?.phone ?? null;
}

export const insertDevice = (tx: Tx, row: DeviceRow): Promise<void> => deviceTable.insert(tx, row);
export async function updateDevice(tx: Tx, id: string, changes: Partial<DeviceRow>): Promise<void> {
  await deviceTable.update(tx, changes, 'id = ?', [id]);
}
/** @returns false where it is withdrawn or another unit's */
export const renewDeviceCode = async (
  tx: Tx,
  { id, unitId }: Pick<DeviceRow, 'id' | 'unitId'>,
  code: Pick<DeviceRow, 'codeHash' | 'codeExpiresAt'>,
): Promise<boolean> =>
  (await deviceTable.update(tx, code, 'id = ? and unit_id = ? and withdrawn_at is null', [id, unitId])) > 0;
/** @returns false where the code was used meanwhile */
export const enrolDevice = async (
  tx: Tx,
  id: string,
  codeHash: string,
  enrolled: Partial<DeviceRow>,
): Promise<boolean> =>
  (await deviceTable.update(tx, enrolled, 'id = ? and code_hash = ?', [id, codeHash])) === 1;
/** @param row as it was read. @returns false where it was enrolled anew or withdrawn meanwhile */
export const endEnrolment = async (tx: Tx, { id, tokenHash }: DeviceRow): Promise<boolean> =>
  (await deviceTable.update(tx, { ...NOBODY, tokenHash: null }, 'id = ? and token_hash = ?', [
    id,
    tokenHash,
  ])) > 0;
/** @param row as it was read. @returns false where it was given back, or taken by somebody, meanwhile */
export const endTaking = async (
  tx: Tx,
  { id, tokenHash, actingId, actingSince }: DeviceRow,
): Promise<boolean> =>
  (await deviceTable.update(tx, NOBODY, 'id = ? and token_hash = ? and acting_id = ? and acting_since = ?', [
    id,
    tokenHash,
    actingId,
    actingSince,
  ])) > 0;

/** @param used somebody did something on it, beyond a page that looked */
export async function markDeviceSeen(tx: Tx, id: string, now: number, used: boolean): Promise<void> {
  await tx.run(
    `update device set seen_at = ?${used ? ', used_at = ?' : ''} where id = ? and token_hash is not null`,
    used ? [now, now, id] : [now, id],
  );
}
export async function isAnyDeviceUnseenSince(
  from: Queries,
  ids: readonly string[],
  since: number,
): Promise<boolean> {
  const due = await from.rows(
    `select id from device where token_hash is not null and seen_at < ? and id in (${placeholders(ids)}) limit 1`,
    [since, ...ids],
  );
  return due.length > 0;
}
export async function markDevicesSeen(tx: Tx, ids: readonly string[], now: number): Promise<void> {
  await tx.run(
    `update device set seen_at = ? where token_hash is not null and id in (${placeholders(ids)})`,
    [now, ...ids],
  );
}
/** What the person holds is nobody's again. @returns which those were */
export async function releaseDevicesOf(tx: Tx, accountId: string): Promise<string[]> {
  const held = await tx.rows<{ id: string }>('select id from device where acting_id = ?', [accountId]);
  if (held.length)
    await tx.run('update device set acting_id = null, unlocked_until = null where acting_id = ?', [
      accountId,
    ]);
  return held.map(({ id }) => id);
}
