/** Shared devices by name, held in memory by the directory: the journal names them long after they were withdrawn. */
import type { Role } from '../../protocol/words.js';
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
const USUAL = { community: '共用设备', shift: '值班手机', wall: '大屏' } as const;

export class DevicesCache {
  private identities = new Map<string, DeviceIdentity>();

  of = (id: string): DeviceIdentity | undefined => this.identities.get(id);

  /** @param sourceCounterId the name of the community, department or unit it belongs to */
  keep(rows: readonly DeviceRow[], placeOf: (row: DeviceRow) => string): void {
    this.identities = new Map(rows.map((row) => [row.id, identityOf(row, placeOf(row))]));
  }
}

const identityOf = (row: DeviceRow, place: string): DeviceIdentity => ({
  id: row.id,
  name: `${place} ${row.label || USUAL[row.kind]}`,
  roles: row.kind === 'community' ? ['worker'] : [],
  unitId: row.unitId,
  departmentId: row.departmentId,
  skills: [],
  communityIds: row.communityId === null ? [] : [row.communityId],
  disabled: false,
});
