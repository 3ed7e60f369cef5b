/**
 * Who would be rung now for a plain call, asked of routing itself: by the policy that counts for it, all its steps as
 * if nobody answered. Where its first ring is booked for the morning, who would be rung for danger, which is never
 * booked. Who handled what last is left out: a policy ends with everybody, so that such a step changes who is rung
 * first and never who is rung at all.
 */
import { Injectable } from '@nestjs/common';
import { CandidatesQuery } from '../../desk/on-duty/candidates.query.js';
import { Directory } from '../../directory/directory.js';
import { route, type RoutingQuestion } from '../../routing/route.js';
import type { Candidate } from '../../routing/candidate.js';
import { routingGroupsAt } from '../../desk/routing-groups.query.js';
import { firstRingAt } from '../../call/decide/ownership.js';
import { Store } from '../../store/store.js';
import { Clock } from '../../kernel/clock.js';
import { NoticesService } from '../../notices/notices.service.js';
import { CandidatesCache } from '../../desk/on-duty/candidates.cache.js';

export interface WouldRing {
  /** Everybody on duty. */
  onDuty: readonly Candidate[];
  /** A plain call would not ring before this, and whom it rings now is told of danger. */
  bookedAt: number | null;
  /** Who holds as many calls as one may. */
  full: (c: Candidate) => boolean;
  /** Everybody whom a call would ring; without a community, whoever is nobody's liaison officer. */
  of: (liaisonId: string | undefined) => ReadonlySet<string>;
}

/** What a caller who says nothing more raises, and every drill. */
export const PLAIN_CALL = { category: 'other', urgency: 'normal' } as const;
/** When such a call of then would first ring, where not at once. */
export const plainRingAt = (directory: Directory, unitId: string, at: number): number | null =>
  firstRingAt(directory.policy(unitId, PLAIN_CALL, at), PLAIN_CALL.urgency, directory.hoursAt(unitId, at));

@Injectable()
export class WouldRingQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly notices: NoticesService,
    private readonly candidates: CandidatesCache,
  ) {}

  async now(unitId: string): Promise<WouldRing> {
    const { store, directory, clock, notices } = this;
    const { startedAt } = this.candidates;
    const now = clock.now();
    const bookedAt = plainRingAt(directory, unitId, now);
    const urgency = bookedAt === null ? PLAIN_CALL.urgency : 'emergency';
    const { steps, heldLimit } = directory.policy(unitId, { ...PLAIN_CALL, urgency }, now);
    // Its own eyes: what the desk keeps was read inside its writes.
    const onDuty = await new CandidatesQuery(false, directory, startedAt).of(store.read, unitId, now);
    const none = new Set<string>();
    const asked: Omit<RoutingQuestion, 'liaisonId'> = {
      category: PLAIN_CALL.category,
      now,
      candidates: onDuty,
      groups: routingGroupsAt(directory, unitId, now, {}),
      recused: none,
      declinedNow: none,
      declinedBefore: none,
      rung: none,
      ringing: none,
      heldLimit,
      waited: false,
      gateway: notices.wakes(unitId),
    };
    return {
      onDuty,
      bookedAt,
      full: (c) => c.held >= heldLimit,
      of: (liaisonId) => {
        const rung = new Set<string>();
        for (const step of steps)
          for (const id of route(step, { ...asked, liaisonId, rung }).ring) rung.add(id);
        return rung;
      },
    };
  }
}
