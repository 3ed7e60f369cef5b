/** The matter of a call as its reader may see it, and what is likely to be of the same. */
import { Injectable } from '@nestjs/common';
import { residentKeysOf } from '../calls/commands/particulars.repository.js';
import type { CallRow } from '../call/call.entity.js';
import { isAnonymousDevice, isGuarded } from '../call/call-visibility.js';
import { isOpen } from '../call/call-state.js';
import { mayMerge, mayPart, partsOf } from '../call/matter/matter-rules.js';
import { relationsOf } from '../call/call-relation.js';
import { intactRows, readCall, readCallsById } from '../desk/views/readable-call.query.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { bigramsOf } from '../kernel/input/bigrams.js';
import { refuse } from '../kernel/refusal/refusal.js';
import {
  MATTER_LIMITS,
  type BesideCall,
  type LikeCall,
  type MatterPartView,
  type MatterView,
} from '../protocol/residents/matters.js';
import { Store } from '../store/store.js';
import { callsAround, callsOfResident } from './likely-calls.query.js';
import { likeness, type Comparable } from './likeness.js';
import { readsBeside, sightBeside, type BesideSight } from './matter-readers.js';

const ALONE: MatterView = { calls: 1, residents: 1, items: [], likely: [] };

@Injectable()
export class MatterQuery {
  constructor(
    private readonly store: Store,
    private readonly views: CallViewsService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `call_not_found` where the actor may not see the call */
  async of(actor: Actor, callId: string): Promise<MatterView> {
    const found = (await readCall(this.store.read, callId)) ?? refuse('call_not_found');
    if (!found.whole) return ALONE;
    const { line } = found;
    if (!relationsOf(line, actor).length) refuse('call_not_found');
    if (isAnonymousDevice(actor) || isGuarded(line) || line.drill || !readsBeside(line, actor)) return ALONE;
    const { matter } = line.ringing;
    return {
      calls: matter?.calls.length ?? 1,
      residents: matter?.residents ?? 1,
      items: await this.parts(actor, line),
      likely: await this.likely(actor, line),
    };
  }

  /** After a command of theirs, by which the call may have left their sight. */
  async after(actor: Actor, callId: string): Promise<MatterView> {
    const found = await readCall(this.store.read, callId);
    return found?.whole && relationsOf(found.line, actor).length ? this.of(actor, callId) : ALONE;
  }

  private async parts(actor: Actor, line: CallRow): Promise<MatterPartView[]> {
    if (line.matterId === null) return [];
    const ids = partsOf(line).map(({ id }) => id);
    const lines = intactRows(await readCallsById(this.store.read, ids));
    const closer = line.state === 'closed' && line.ringing.closedBy === actor.id;
    return lines
      .sort((a, b) => Number(b.id === line.id) - Number(a.id === line.id) || (a.id < b.id ? -1 : 1))
      .flatMap((one) => {
        const sight = sightBeside(one, actor);
        if (!sight) return [];
        return {
          ...this.beside(one, sight),
          leads: one.id === line.matterId,
          canUnmerge: mayPart(one, lines, actor),
          canClose: closer && one.state === 'active' && one.holderId === actor.id,
        };
      });
  }

  private async likely(actor: Actor, line: CallRow): Promise<LikeCall[]> {
    const { read } = this.store;
    // Whose telephone it is, is read with a PIN.
    const key = actor.device?.locked ? undefined : (await residentKeysOf(read, [line.id])).get(line.id);
    const found = new Map<string, CallRow>();
    for (const one of await callsAround(read, line)) found.set(one.id, one);
    for (const one of key ? await callsOfResident(read, line, key) : []) found.set(one.id, one);
    const seen = [...found.values()].flatMap((one) => {
      const sight = sightBeside(one, actor);
      const same = one.matterId !== null && one.matterId === line.matterId;
      return sight && !same ? [{ one, sight }] : [];
    });
    const keys = key
      ? await residentKeysOf(
          read,
          seen.map(({ one }) => one.id),
        )
      : new Map<string, string>();
    const self = this.comparable(line, 'words', key);
    const now = this.clock.now();
    return seen
      .flatMap(({ one, sight }) => {
        const like = likeness(self, this.comparable(one, sight, keys.get(one.id)));
        return like ? [{ one, sight, ...like }] : [];
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, MATTER_LIMITS.likely)
      .map(({ one, sight, why }) => ({
        ...this.beside(one, sight),
        why,
        ...mergeOf(line, one, actor, now),
      }));
  }

  private comparable(line: CallRow, sight: BesideSight, residentKey: string | undefined): Comparable {
    const { category, communityId, raisedAt } = line;
    const words = sight === 'words' ? bigramsOf(this.views.summary(line).summary) : [];
    return { category, communityId, raisedAt, words, residentKey };
  }

  private beside(line: CallRow, sight: BesideSight): BesideCall {
    const { id, number, state, category, community, raisedAt, closedAt, outcome, holder, summary } =
      this.views.summary(line);
    return {
      id,
      number,
      state,
      category,
      community,
      raisedAt,
      ...(closedAt !== undefined && { closedAt }),
      ...(outcome !== undefined && { outcome }),
      ...(holder && (isOpen(line) || sight === 'words') && { holder }),
      ...(sight === 'words' && summary && { summary }),
    };
  }
}

/** The other joins this one; where it is of a matter already, this one joins that. */
function mergeOf(line: CallRow, other: CallRow, actor: Actor, now: number): Pick<LikeCall, 'merge'> {
  if (mayMerge(other, line, actor, now)) return { merge: { callId: other.id, into: line.id } };
  return mayMerge(line, other, actor, now) ? { merge: { callId: line.id, into: other.id } } : {};
}
