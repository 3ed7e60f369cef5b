/** Shared devices by name, held in memory by the directory: the journal names them long after they were withdrawn. */
import { DEVICE_NAMES } from '../../protocol/vocabulary/people.js';
import type { Role } from '../../protocol/codes.js';
import type { DeviceRow } from '../people/device.entity.js';

/** What a device is where nobody has said who acts: named as a person is, with the rights of its place. */
export interface DeviceIdentity {
  id: string;
  name: string;
  roles: readonly Role[];
  unitId: string;
  departmentId: string | null;
  skills: readonly string[];
  communityIds: readonly string[];
  disabled: boolean;
}
export class DevicesCache {
  private identities = new Map<string, DeviceIdentity>();

  private communities = new Set<string>();

  of = (id: string): DeviceIdentity | undefined => this.identities.get(id);
  /** Whether the community has any, or had. */
  standIn = (communityId: string): boolean => this.communities.has(communityId);

  /** @param sourceCounterId the name of the community, department or unit it belongs to */
  keep(rows: readonly DeviceRow[], placeOf: (row: DeviceRow) => string): void {
    this.communities = new Set(rows.flatMap(({ communityId }) => communityId ?? []));
    this.identities = new Map(rows.map((row) => [row.id, identityOf(row, placeOf(row))]));
  }
}

const identityOf = (row: DeviceRow, place: string): DeviceIdentity => ({
  id: row.id,
  name: `${place} ${row.label || DEVICE_NAMES[row.kind][0]}`,
  roles: row.kind === 'community' ? ['worker'] : [],
  unitId: row.unitId,
  departmentId: row.departmentId,
  skills: [],
  communityIds: row.communityId === null ? [] : [row.communityId],
  disabled: false,
});
