/** A unit may ask a second factor of whoever has a role: until it is there, they set one up, call in need, and do nothing else. */
import type { Role } from '../protocol/codes.js';
import type { Queries } from '../store/store.js';

/**
 * Whether their role needs a second factor and they have none.
 * Whoever is on duty is asked once the duty is over: a setting silences nobody who is being rung.
 */
export async function lacksSecondFactor(
  read: Queries,
  needed: readonly Role[],
  { id, roles }: { id: string; roles: readonly Role[] },
): Promise<boolean> {
  if (!needed.some((role) => roles.includes(role))) return false;
  const rows = await read.rows(
    `select id from account where id = ? and totp_secret is null
       and not exists (select 1 from duty d where d.id = account.id and d.since is not null)`,
    [id],
  );
  return rows.length > 0;
}
