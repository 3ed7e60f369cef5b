/** Who decides on hours: a coordinator or administrator of the unit, and never whoever they are of or says them. */
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';

export const canReviewHours = (actor: Pick<Actor, 'roles'>): boolean =>
  actor.roles.some((role) => role === 'coordinator' || role === 'admin');

/** @throws Refusal `not_found` for another unit's, `forbidden` for one's own or who does not decide */
export function requireReviewer(actor: Actor, of: { unitId: string; personId: string } | undefined): void {
  if (!of || of.unitId !== actor.unitId) return refuse('not_found');
  if (!canReviewHours(actor)) return refuse('forbidden');
  if (of.personId === actor.id) return refuse('own_hours');
}

/** What a decision says, as it was asked for. */
export interface HoursRuling {
  verdict: 'approved' | 'returned';
  reason?: string | undefined;
  /** Credit all of it, though the day's cap is used up. */
  overCap?: boolean | undefined;
}
/** @throws Refusal `invalid` where a reason is owed: for returning, and for more than the cap */
export function requireReason({ verdict, reason, overCap }: HoursRuling): void {
  if ((verdict === 'returned' || overCap) && !reason?.trim())
    refuse('invalid', { fields: { reason: 'field_required' } });
}
