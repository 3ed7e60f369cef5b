/** Raising and ending drills, through the same desk as every real call. */
import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { CommandActor } from '../../kernel/actor.js';
import type { DrillKind } from '../../protocol/codes.js';
import type { Tx } from '../../store/store.js';
import { raise } from '../../call/decide/decide.js';
import { DeskService } from '../../desk/desk.service.js';
import { endDrill, LOOP_POLICY, probeOfUnit } from '../../call/drill-rules.js';
import type { EscalationPolicy } from '../../protocol/calls/policy.js';
import { nextCallNumber } from '../../desk/call-number.repository.js';
import { CallDecision } from '../../call/call-decision.js';
import type { Call } from '../../call/call-state.js';
import { PLAIN_CALL } from '../why/would-ring.query.js';
import { Clock } from '../../kernel/clock.js';
import { Directory } from '../../directory/directory.js';

/** What is written in the same transaction. */
type Also = (tx: Tx, callId: string) => Promise<void>;

@Injectable()
export class DrillCallsService {
  constructor(
    readonly desk: DeskService,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** Asked for by a coordinator, in the name of a community of their unit: rings whom a real call would. */
  raiseDrill = (asker: CommandActor, communityId: string, also: Also): Promise<Call> =>
    this.raise('drill', { unitId: asker.unitId, communityId, raisedBy: asker.id, asker }, also);

  /** The hub's own, which rings nobody but the hub. */
  raiseLoop(unitId: string): Promise<Call> {
    const probe = probeOfUnit(unitId);
    return this.raise('loop', { unitId, communityId: probe, raisedBy: probe, asker: null });
  }

  end = (unitId: string, callId: string, asker: CommandActor | null): Promise<Call> =>
    this.desk.command('drill-end', unitId, asker, callId, (decision) =>
      endDrill(decision, asker?.id ?? null),
    );

  private raise(
    drill: DrillKind,
    from: { unitId: string; communityId: string; raisedBy: string; asker: CommandActor | null },
    also?: Also,
  ): Promise<Call> {
    const { clock, directory } = this;
    const { unitId, communityId, raisedBy, asker } = from;
    return this.desk.perform(`raise-${drill}`, unitId, asker, async (transaction) => {
      const { answerSeconds, closeSeconds } = directory.settings(unitId);
      const decision = CallDecision.opening(newId(clock), transaction.now, raisedBy, {
        unitId,
        communityId,
        clientCallId: newId(clock),
        number: await nextCallNumber(transaction.tx, unitId, transaction.now, drill),
        ...PLAIN_CALL,
        answerBy: transaction.now + answerSeconds * 1000,
        closeBy: transaction.now + closeSeconds[PLAIN_CALL.urgency] * 1000,
        policy: drill === 'loop' ? LOOP_POLICY : this.policy(unitId, transaction.now),
        drill,
      });
      await also?.(transaction.tx, decision.call.line.id);
      raise(decision, await transaction.known(decision.call.line));
      return transaction.save(null, decision);
    });
  }

  /** As a real call's, but rung now whatever the hour, and nobody's own at the end. */
  private policy(unitId: string, now: number): EscalationPolicy {
    const { directory } = this;
    const { book: _book, promise: _promise, ...policy } = directory.policy(unitId, PLAIN_CALL, now);
    return policy;
  }
}
