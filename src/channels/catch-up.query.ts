/** What a node looks at while hints are lost: how calls and duty stand, and what has ended elsewhere. */
import { openStates } from '../call/open-states.sql.js';
import type { DeviceRow } from '../directory/people/device.entity.js';
import { deviceTable } from '../directory/people/devices.repository.js';
import { placeholders, type Queries } from '../store/store.js';

export interface SeenCall {
  id: string;
  unit_id: string;
  community_id: string;
  version: number;
}
/** Open ones, and those that closed after the instant. */
export const callVersions = (from: Queries, closedAfter: number): Promise<SeenCall[]> =>
  from.rows(
    `select id, unit_id, community_id, version from call where ${openStates}
      union all select id, unit_id, community_id, version from call where closed_at > ?`,
    [closedAfter],
  );
/** Everybody on duty, and how: two that are equal say that nothing changed. */
export const dutyStates = (from: Queries): Promise<{ id: string; unit_id: string }[]> =>
  from.rows(
    'select id, unit_id, since, pause_reason, paused_until, session_id from duty where since is not null',
  );
/** Of these sessions and devices those that have ended. */
export async function endedAmong(from: Queries, ids: readonly string[]): Promise<string[]> {
  const ended = await from.rows<{ id: string }>(
    `select id from session where ended_at is not null and id in (${placeholders(ids)})
      union all select id from device where token_hash is null and id in (${placeholders(ids)})`,
    [...ids, ...ids],
  );
  return ended.map(({ id }) => id);
}
/** Of these devices those that are enrolled still, with who has them in hand. */
export const enrolledAmong = (from: Queries, ids: readonly string[]): Promise<DeviceRow[]> =>
  deviceTable.find(from, `where id in (${placeholders(ids)}) and token_hash is not null`, ids);
