/** A ring that reached its officer late rings its whole time from then on, once, and never longer than twice its time. Pure. */
import type { CallDecision } from '../call-decision.js';

/** Milliseconds; whatever arrives sooner arrived at once. */
export const LATE_ARRIVAL_MILLISECONDS = 2000;

export function extendLateRing(decision: CallDecision, ringId: string, by: 'page' | 'notice'): void {
  const ring = decision.call.rings.find((r) => r.id === ringId);
  const late = decision.call.line.ringing.late ?? [];
  if (
    !ring ||
    late.includes(ringId) ||
    decision.now - ring.rungAt <= LATE_ARRIVAL_MILLISECONDS ||
    ring.expiresAt <= decision.now
  )
    return;
  const whole = ring.expiresAt - ring.rungAt;
  const expiresAt = Math.min(decision.now + whole, ring.rungAt + 2 * whole);
  decision.add('arrived', { ring: ringId, officer: ring.officerId, expiresAt, by });
}
