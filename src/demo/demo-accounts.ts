/** The demo's accounts as the sign-in page lists them, one touch each. */
import { UnsafeSettingsError } from '../kernel/config.js';
import { ROLES, type Role } from '../protocol/codes.js';
import type { Directory } from '../directory/directory.js';
import { readsFiguresOnly } from '../directory/units/unit-tree.js';
import type { Queries } from '../store/store.js';
import { signInNames } from './demo-rows.query.js';
import { demoState, isEmpty } from './demo-state.repository.js';

export const DEMO_PASSWORD = 'yihu-demo';

export interface DemoAccount {
  username: string;
  name: string;
  role: Role;
  /** Community or department, or the unit above; empty for those of the whole district. */
  place: string;
}

export const isDemoDatabase = async (from: { read: Queries }): Promise<boolean> =>
  (await demoState(from)) !== 'none';

/** @throws UnsafeSettingsError where the database holds other data */
export async function requireDemoDatabase(from: { read: Queries }): Promise<void> {
  if ((await isEmpty(from)) || (await isDemoDatabase(from))) return;
  throw new UnsafeSettingsError(
    'YIHU_DEMO=1 fills an empty database only, and this one holds other data: name another DATABASE_URL',
  );
}

export async function demoAccounts(read: Queries, directory: Directory): Promise<DemoAccount[]> {
  const usernames = await signInNames(read);
  return usernames
    .flatMap(({ id, username }): DemoAccount[] => {
      const person = directory.person(id);
      const role = person?.roles[0];
      if (!person || !role) return [];
      const place =
        directory.community(person.communityIds[0] ?? '') ??
        directory.department(person.departmentId ?? '') ??
        (readsFiguresOnly(directory, person.unitId) ? directory.unit(person.unitId) : undefined);
      return [{ username, name: `${person.name}${person.title ?? ''}`, role, place: place?.name ?? '' }];
    })
    .sort(
      (a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || numberIn(a.username) - numberIn(b.username),
    );
}
const numberIn = (username: string) => Number(/\d+$/.exec(username)?.[0] ?? 0);
