/** The click: a call is made once for (account, clientCallId), whatever the line, the device and the patience. */
import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { CommandActor } from '../../kernel/actor.js';
import { Directory } from '../../directory/directory.js';
import { Refusal, refuse } from '../../kernel/refusal/refusal.js';
import { clocksAtRaise, clocksWithoutAnswer } from '../../call/clocks/call-clocks.js';
import { raise } from '../../call/decide/decide.js';
import { walkIn } from '../../call/decide/walk-in.js';
import { factsBySeq } from '../../call/facts.repository.js';
import { DeskService } from '../../desk/desk.service.js';
import { findRaised } from '../../desk/journal/journal.repository.js';
import { nextCallNumber } from '../../desk/call-number.repository.js';
import { consentSaid, ParticularsService } from './particulars.service.js';
import { RaisePlaceService, type RaiseOrWalkIn } from './raise-place.service.js';
import { isUniqueViolation, type DeskTransaction } from '../../desk/desk-transaction.js';
import { CallDecision } from '../../call/call-decision.js';
import type { Call } from '../../call/call-state.js';
import { Store } from '../../store/store.js';
import { Clock } from '../../kernel/clock.js';

/** What is written together with the call; whatever it refuses, no call is made either. */
export type WithCall = (transaction: DeskTransaction, callId: string) => Promise<void>;

@Injectable()
export class RaiseService {
  constructor(
    private readonly desk: DeskService,
    private readonly particulars: ParticularsService,
    private readonly places: RaisePlaceService,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /**
   * @returns the call, and whether it was made just now; a repeat of (account, clientCallId) is the call as it is
   * @throws Refusal `id_in_use`, and as RaisePlaceService.of
   */
  async raise(
    asker: CommandActor,
    given: RaiseOrWalkIn,
    withCall?: WithCall,
  ): Promise<{ call: Call; made: boolean }> {
    // One UUID however it is spelt.
    const payload = { ...given, clientCallId: given.clientCallId.toLowerCase() };
    try {
      return { call: await this.raiseNew(asker, payload, withCall), made: true };
    } catch (error) {
      // Whatever stood in the way: what was raised before is answered, and asked first only where it is rare.
      const call = await this.raisedBefore(asker, payload.clientCallId);
      if (call) return { call, made: false };
      throw isUniqueViolation(error) ? new Refusal('unavailable') : error;
    }
  }

  private async raiseNew(asker: CommandActor, payload: RaiseOrWalkIn, withCall?: WithCall): Promise<Call> {
    const { directory } = this;
    const desk = payload.desk === true;
    const { activityId } = payload;
    const community = await this.places.of(asker, payload);
    const category = requireCategory(directory, community.unitId, payload.category) ?? 'other';
    return this.desk.perform('raise', community.unitId, asker, async (transaction) => {
      const urgency = payload.urgency ?? 'normal';
      const policy = directory.policy(community.unitId, { category, urgency }, transaction.now);
      const limits = directory.deadlines(community.unitId);
      const clocks = (desk ? clocksWithoutAnswer : clocksAtRaise)(limits, urgency, category, transaction.now);
      const due = (kind: 'answer' | 'close') => clocks.find((c) => c.kind === kind)?.due ?? transaction.now;
      const raised = {
        unitId: community.unitId,
        communityId: community.id,
        clientCallId: payload.clientCallId,
        number: await nextCallNumber(transaction.tx, community.unitId, transaction.now),
        category,
        urgency,
        answerBy: due('answer'),
        closeBy: due('close'),
        policy,
        clocks,
        ...(activityId !== undefined && { activityId }),
        ...(payload.resident && { resident: consentSaid(payload.resident) }),
        ...(desk && { desk, ...(payload.deskPlace && { deskPlace: payload.deskPlace }) }),
      };
      const decision = CallDecision.opening(
        newId(this.clock),
        transaction.now,
        asker.id,
        raised,
        payload.summary || undefined,
      );
      // First: who handled this beneficiary last is found by them.
      const asked = { by: asker.id, at: transaction.now };
      await this.particulars.keep(transaction.tx, decision.call.line.id, payload, asked);
      (desk ? walkIn : raise)(decision, await transaction.known(decision.call.line));
      await withCall?.(transaction, decision.call.line.id);
      return transaction.save(null, decision);
    });
  }

  private async raisedBefore(asker: CommandActor, clientCallId: string): Promise<Call | undefined> {
    const row = await findRaised(this.store.read, clientCallId);
    if (!row) return undefined;
    if (row.raisedBy !== asker.id && !(await this.raisedHere(asker, row.id))) refuse('id_in_use');
    return this.particulars.loadCall(row.id);
  }

  /** A call of this shared device is the same call, whoever has said meanwhile that they act. */
  private async raisedHere({ device }: CommandActor, callId: string): Promise<boolean> {
    if (!device) return false;
    const [first] = await factsBySeq(this.store.read, callId, [1]);
    return first?.data.device === device.id;
  }
}

/** @throws Refusal `invalid` where the unit has no such category */
export function requireCategory(
  directory: Directory,
  unitId: string,
  code: string | undefined,
): string | undefined {
  if (code !== undefined && !directory.hasCategory(unitId, code))
    refuse('invalid', { fields: { category: 'field_choice' } });
  return code;
}
