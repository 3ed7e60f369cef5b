/** Who keeps the list of talks and answers orders, and whose an order's words are. Pure. */
import type { Actor } from '../../kernel/actor.js';
import { GUARDED_CATEGORIES } from '../../protocol/codes.js';

export const keepsTalks = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.includes('coordinator') || roles.includes('admin');

/** Of a guarded theme colleagues see that there is an order, and not what was written. */
export const readsWords = (
  actor: Pick<Actor, 'id' | 'roles'>,
  order: { orderedBy: string },
  theme: string,
): boolean => keepsTalks(actor) || order.orderedBy === actor.id || !GUARDED_CATEGORIES.includes(theme);
