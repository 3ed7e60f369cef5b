/**
 * Drills: marked false calls. One that a coordinator asks for is raised in a community's name and rings officers
 * as a real one would; one of the hub's own rings nobody but a device made by the hub. Neither is in any figure,
 * neither is shown to a community, and no real call waits for one. Pure.
 */
import { HOUR_SECONDS } from '../protocol/time/durations.js';
import type { EscalationPolicy } from '../protocol/calls/policy.js';
import type { Candidate } from '../routing/candidate.js';
import type { CallDecision } from './call-decision.js';
import { isOpen, ringRefs } from './call-state.js';

const PROBE = 'probe:';
/** Where the hub's own calls come from, and who answers them: neither is in the directory. */
export const probeOfUnit = (unitId: string) => `${PROBE}${unitId}`;
export const isProbe = (id: string) => id.startsWith(PROBE);
export const PROBE_NAME = '系统自检';

/** On duty for the hub's own calls and for no other. */
export const probeCandidate = (communityId: string): Candidate => ({
  id: communityId,
  departmentId: null,
  skills: [],
  paused: false,
  live: true,
  held: 0,
  lastRungAt: null,
  busy: 0,
});

/** The first ring is left to lapse, so that the dispatcher has to bring the second. */
export const LOOP_POLICY: EscalationPolicy = {
  steps: [
    { ring: 'all', seconds: 5 },
    { ring: 'all', seconds: 20 },
  ],
  retrySeconds: HOUR_SECONDS,
  heldLimit: 5,
};

/** The hub or a coordinator ends it, whatever has become of it. */
export function endDrill(decision: CallDecision, actorId: string | null): void {
  const { line, rings } = decision.call;
  if (!line.drill || !isOpen(line)) return;
  if (line.state !== 'active') return decision.add('cancelled', { withdrew: ringRefs(rings) }, actorId);
  if (rings.length) decision.add('withdrawn', { rings: ringRefs(rings), why: 'closed' }, actorId);
  decision.add('closed', { outcome: 'invalid', solved: false, referral: null }, actorId);
}
