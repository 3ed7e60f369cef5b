/** The calls that promises and visits are about. */
import { isGuarded } from '../call/call-visibility.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { placeholders, type Queries } from '../store/store.js';
import type { ShownCategories } from './commitment-views.service.js';

/** @throws Refusal `invalid` naming `callId` where there is no such call of the community */
export async function requireCallOf(
  from: Queries,
  callId: string | undefined,
  communityId: string,
): Promise<void> {
  if (callId === undefined) return;
  const found = await from.rows<{ id: string }>(
    'select id from call where id = ? and community_id = ? and drill is null',
    [callId, communityId],
  );
  if (!found.length) refuse('invalid', { fields: { callId: 'field_choice' } });
}

/** Without those of guarded calls. */
export async function shownCategories(
  from: Queries,
  rows: readonly { callId: string | null }[],
): Promise<ShownCategories> {
  const ids = [...new Set(rows.flatMap(({ callId }) => callId ?? []))];
  if (!ids.length) return new Map();
  const found = await from.rows<{ id: string; category: string }>(
    `select id, category from call where id in (${placeholders(ids)})`,
    ids,
  );
  return new Map(found.filter((call) => !isGuarded(call)).map(({ id, category }) => [id, category]));
}
