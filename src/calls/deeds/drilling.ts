/** Raising and ending drills, through the same door as every real call. */
import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { Asker } from '../../kernel/actor.js';
import type { DrillKind } from '../../protocol/words.js';
import type { Tx } from '../../store/store.js';
import { raise } from '../../call/decide/decide.js';
import { Desk } from '../../desk/desk.js';
import { endDrill, LOOP_POLICY, probeOf } from '../../call/drill.js';
import type { EscalationPolicy } from '../../routing/policy.js';
import { nextNumber } from '../../desk/number.js';
import { Script } from '../../call/script.js';
import type { Call } from '../../call/state.js';
import { PLAIN } from '../why/would-ring.js';

/** What is written in the same transaction. */
type Also = (tx: Tx, callId: string) => Promise<void>;

@Injectable()
export class Drilling {
  constructor(readonly desk: Desk) {}

  /** Asked for by a coordinator, in the name of a community of their unit: rings whom a real call would. */
  raiseDrill = (asker: Asker, communityId: string, also: Also): Promise<Call> =>
    this.raise('drill', { unitId: asker.unitId, communityId, raisedBy: asker.id, asker }, also);

  /** The hub's own, which rings nobody but the hub. */
  raiseLoop(unitId: string): Promise<Call> {
    const probe = probeOf(unitId);
    return this.raise('loop', { unitId, communityId: probe, raisedBy: probe, asker: null });
  }

  end = (unitId: string, callId: string, asker: Asker | null): Promise<Call> =>
    this.desk.command('drill-end', unitId, asker, callId, (script) => endDrill(script, asker?.id ?? null));

  private raise(
    drill: DrillKind,
    from: { unitId: string; communityId: string; raisedBy: string; asker: Asker | null },
    also?: Also,
  ): Promise<Call> {
    const { clock, directory } = this.desk.tools;
    const { unitId, communityId, raisedBy, asker } = from;
    return this.desk.perform(`raise-${drill}`, unitId, asker, async (scene) => {
      const { answerSeconds, closeSeconds } = directory.settings(unitId);
      const script = Script.opening(newId(clock), scene.now, raisedBy, {
        unitId,
        communityId,
        clientCallId: newId(clock),
        number: await nextNumber(scene.tx, unitId, scene.now, drill),
        ...PLAIN,
        answerBy: scene.now + answerSeconds * 1000,
        closeBy: scene.now + closeSeconds[PLAIN.urgency] * 1000,
        policy: drill === 'loop' ? LOOP_POLICY : this.policy(unitId, scene.now),
        drill,
      });
      await also?.(scene.tx, script.call.line.id);
      raise(script, await scene.known(script.call.line));
      return scene.save(null, script);
    });
  }

  /** As a real call's, but rung now whatever the hour, and nobody's own at the end. */
  private policy(unitId: string, now: number): EscalationPolicy {
    const { directory } = this.desk.tools;
    const { book: _book, promise: _promise, ...policy } = directory.policy(unitId, PLAIN, now);
    return policy;
  }
}
