/**
 * Who would be rung now for a plain call, asked of routing itself: by the policy that counts for it, all its steps as
 * if nobody answered. Who handled what last is left out, since whoever is on duty is reached by the other steps.
 */
import { Injectable } from '@nestjs/common';
import { Candidates } from '../duty/candidates.js';
import { choose, freeze } from '../routing/match.js';
import { route, type Candidate, type Question } from '../routing/route.js';
import { DeskTools } from './desk.js';
import { groupsAt } from './groups.js';

export interface WouldRing {
  /** Everybody on duty. */
  onDuty: readonly Candidate[];
  /** Who holds as many calls as one may. */
  full: (c: Candidate) => boolean;
  /** Everybody whom a call would ring; without a community, whoever is nobody's liaison officer. */
  of: (liaisonId: string | undefined) => ReadonlySet<string>;
}
const PLAIN = { category: 'other', urgency: 'normal' } as const;

@Injectable()
export class WhoWouldRing {
  constructor(private readonly tools: DeskTools) {}

  async now(unitId: string): Promise<WouldRing> {
    const { store, directory, clock, startedAt, notices } = this.tools;
    const now = clock.now();
    const raised = { ...PLAIN, open: directory.hoursAt(unitId, now).open };
    const { steps, heldLimit } = freeze(
      choose(directory.policiesOf(unitId), raised),
      raised,
      directory.settings(unitId),
    );
    // Its own eyes: what the desk keeps was read inside its writes.
    const onDuty = await new Candidates(false, directory, startedAt).of(store.read, unitId, now);
    const none = new Set<string>();
    const asked: Omit<Question, 'liaisonId'> = {
      category: PLAIN.category,
      now,
      candidates: onDuty,
      groups: groupsAt(directory, unitId, now, {}),
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
