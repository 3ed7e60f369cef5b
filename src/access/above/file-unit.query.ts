import type { Queries } from '../../store/store.js';

/** Whose rows the `:id` of a route under `/api/` names; each has a `unit_id`. */
const FILES = {
  calls: 'call',
  enterprises: 'enterprise',
  checkups: 'checkup',
  activities: 'activity',
  'talk-orders': 'talk_order',
  people: 'account',
  identities: 'account',
} as const;
export type FileRoute = keyof typeof FILES;
export const isFileRoute = (name: string | undefined): name is FileRoute =>
  name !== undefined && Object.hasOwn(FILES, name);

/** Whose the file is; undefined where there is none. */
export async function unitOfFile(from: Queries, route: FileRoute, id: string): Promise<string | undefined> {
  const rows = await from.rows<{ unit_id: string }>(`select unit_id from ${FILES[route]} where id = ?`, [id]);
  return rows[0]?.unit_id;
}
