/** The demo's accounts as the sign-in page lists them, one touch each. */
import { UnsafeSettingsError } from '../kernel/config.js';
import { ROLES, type Role } from '../protocol/words.js';
import type { Directory } from '../directory/directory.js';
import type { Queries } from '../store/store.js';

export const DEMO_PASSWORD = 'yihu-demo';
export const DEMO_KEY = 'demo';

export interface DemoAccount {
  username: string;
  name: string;
  role: Role;
  /** Community or department; empty for those of the whole unit. */
  place: string;
}

/** `filling` until its history is complete: a start that was cut short leaves half a month behind. */
export async function demoState(from: { read: Queries }): Promise<'none' | 'filling' | 'filled'> {
  const [row] = await from.read.rows<{ value: string }>('select value from setting where key = ? limit 1', [
    DEMO_KEY,
  ]);
  if (!row) return 'none';
  return row.value === 'true' ? 'filled' : 'filling';
}
export const isDemoDatabase = async (from: { read: Queries }): Promise<boolean> =>
  (await demoState(from)) !== 'none';

export async function isEmpty(from: { read: Queries }): Promise<boolean> {
  const rows = await from.read.rows('select id from unit union all select id from account limit 1');
  return rows.length === 0;
}

/** @throws UnsafeSettingsError where the database holds other data */
export async function requireDemoDatabase(from: { read: Queries }): Promise<void> {
  if ((await isEmpty(from)) || (await isDemoDatabase(from))) return;
  throw new UnsafeSettingsError(
    'YIHU_DEMO=1 fills an empty database only, and this one holds other data: name another DATABASE_URL',
  );
}

export async function demoAccounts(read: Queries, directory: Directory): Promise<DemoAccount[]> {
  const usernames = await read.rows<{ id: string; username: string }>(
    'select id, username from account where disabled_at is null',
  );
  return usernames
    .flatMap(({ id, username }): DemoAccount[] => {
      const person = directory.person(id);
      const role = person?.roles[0];
      if (!person || !role) return [];
      const place =
        directory.community(person.communityIds[0] ?? '') ?? directory.department(person.departmentId ?? '');
      return [{ username, name: `${person.name}${person.title ?? ''}`, role, place: place?.name ?? '' }];
    })
    .sort(
      (a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || numberIn(a.username) - numberIn(b.username),
    );
}
const numberIn = (username: string) => Number(/\d+$/.exec(username)?.[0] ?? 0);
