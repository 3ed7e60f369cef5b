/** From rows to what the directory holds. Pure. */
import type { AccountRow, MembershipRow } from './people/people.entity.js';
import type { Person } from './person.js';
import type { SettingRow } from './places.entity.js';
import { DEFAULT_SETTINGS, type UnitSettings } from './unit-settings.js';

export const byId = <T extends { id: string }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row.id, row]));
const settingsOf = (rows: readonly SettingRow[]): UnitSettings => ({
  ...DEFAULT_SETTINGS,
  ...(Object.fromEntries(rows.map((s) => [s.key, s.value])) as Partial<UnitSettings>),
});
/** A unit without a row of its own has the standard settings. */
export const settingsByUnit = (rows: readonly SettingRow[]): Map<string, UnitSettings> =>
  new Map([...Map.groupBy(rows, (s) => s.unitId)].map(([unitId, own]) => [unitId, settingsOf(own)]));
export const personOf = (a: AccountRow, memberships: readonly MembershipRow[]): Person => ({
  id: a.id,
  name: a.name,
  ...(a.title && { title: a.title }),
  roles: a.roles,
  unitId: a.unitId,
  departmentId: a.departmentId,
  skills: a.skills,
  communityIds: memberships.map((m) => m.communityId),
  disabled: a.disabledAt !== null,
  mustChangePassword: a.mustChangePassword,
});
