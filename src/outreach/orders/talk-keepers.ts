/** Who keeps the list of talks and answers orders, and whose an order's words are. Pure. */
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { isAnonymousDevice } from '../../call/call-visibility.js';
import { GUARDED_CATEGORIES } from '../../protocol/codes.js';

export const keepsTalks = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.includes('coordinator') || roles.includes('admin');

/** Of a guarded theme colleagues see that there is an order, and not what was written. */
export const readsWords = (
  actor: Pick<Actor, 'id' | 'roles'>,
  order: { orderedBy: string },
  theme: string,
): boolean => keepsTalks(actor) || order.orderedBy === actor.id || !GUARDED_CATEGORIES.includes(theme);

/** An order names who ordered it, and its words are people's. @throws Refusal `talk_order_who` */
export function requirePerson(actor: Actor): void {
  if (isAnonymousDevice(actor)) refuse('talk_order_who');
}
