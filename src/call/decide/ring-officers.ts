/** One ring: the fact that these officers are asked, all until the same instant. Pure. */
import type { RoutingRecord } from '../../routing/routing-record.js';
import type { PassedOver } from '../../protocol/calls/policy.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';
import type { RingKind } from '../../protocol/calls/timeline.js';

export function ringOfficers(
  decision: CallDecision,
  known: DecisionContext,
  officers: readonly string[],
  how: {
    kind: RingKind;
    step: number;
    seconds: number;
    passed?: PassedOver;
    skipped?: { step: number; passed: PassedOver }[];
    foot?: boolean;
    asked?: RoutingRecord;
  },
): void {
  decision.add('rung', {
    kind: how.kind,
    step: how.step,
    expiresAt: decision.now + how.seconds * 1000,
    rings: officers.map((officer) => ({ id: known.newId(), officer })),
    passed: how.passed ?? {},
    ...(how.skipped?.length && { skipped: how.skipped }),
    ...(how.foot && { foot: true }),
    waited: decision.call.line.ringing.waited,
    ...(how.asked && { asked: how.asked }),
  });
}
