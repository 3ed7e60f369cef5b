/** A ring that reached its officer late rings its whole time from then on, once, and never longer than twice its time. Pure. */
import type { CallDecision } from '../call-decision.js';

/** Milliseconds; whatever arrives sooner arrived at once. */
export const LATE_ARRIVAL_MILLISECONDS = 2000;

export function extendLateRing(script: CallDecision, ringId: string, by: 'page' | 'notice'): void {
  const ring = script.call.rings.find((r) => r.id === ringId);
  const late = script.call.line.ringing.late ?? [];
  if (
    !ring ||
    late.includes(ringId) ||
    script.now - ring.rungAt <= LATE_ARRIVAL_MILLISECONDS ||
    ring.expiresAt <= script.now
  )
    return;
  const whole = ring.expiresAt - ring.rungAt;
  const expiresAt = Math.min(script.now + whole, ring.rungAt + 2 * whole);
  script.add('arrived', { ring: ringId, officer: ring.officerId, expiresAt, by });
}
