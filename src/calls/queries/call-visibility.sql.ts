/** What whoever has no second factor yet, and a shared device on which nobody has said who they are, may list and ask for. */
import type { Actor } from '../../kernel/actor.js';
import { GUARDED_CATEGORIES } from '../../protocol/codes.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { inList, type CallFilter, type SqlCondition } from './call-filter.query.js';
import { isAnonymousDevice } from '../../call/call-visibility.js';
import { openStates } from '../../call/open-states.sql.js';

/** Without the second factor that they need, what they raised; where nobody has said who they are, no guarded call is there but the device's own that is under way. */
export function visibilityConditions(actor: Actor): SqlCondition[] {
  if (actor.mustSetFactor) return [['raised_by = ?', actor.id]];
  if (!isAnonymousDevice(actor)) return [];
  const [guarded, ...categories] = inList('category', GUARDED_CATEGORIES);
  return [[`not (${guarded}) or (raised_by = ? and ${openStates})`, ...categories, actor.device!.id]];
}
/** @throws Refusal `forbidden` for what tells of a call more than its number, state and times. */
export function requireUnfiltered({
  state: _state,
  communityId: _communityId,
  from: _from,
  to: _to,
  q: _q,
  cursor: _cursor,
  limit: _limit,
  ...more
}: CallFilter): void {
  if (Object.values(more).some((value) => value !== undefined)) refuse('forbidden');
}
