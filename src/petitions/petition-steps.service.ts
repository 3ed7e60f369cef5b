/** What was done of a petition, noted once, in order: the community that called hears of it in the same write. */
import { Injectable } from '@nestjs/common';
import { tellOfPetition } from '../call/care/petition-rules.js';
import { runCommand } from '../call/decide/run-command.js';
import { DeskService } from '../desk/desk.service.js';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import { AuditService } from '../directory/people/audit.service.js';
import type { Actor } from '../kernel/actor.js';
import { newId } from '../kernel/ids.js';
import { Clock } from '../kernel/clock.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import type { Petition, PetitionStepPayload } from '../protocol/relief/petitions.js';
import { localDay } from '../protocol/time/local-day.js';
import { nearAt, nextSteps, standingOf } from './petition-terms.js';
import { noteSealContext, PetitionViews } from './petition.view.js';
import type { PetitionRow, PetitionStepRow } from './petitions.entity.js';
import { findPetition, findStepsOf, insertStep, updatePetition } from './petitions.repository.js';

interface Given extends Omit<PetitionStepPayload, 'on'> {
  on: string;
}

@Injectable()
export class PetitionStepsService {
  constructor(
    private readonly desk: DeskService,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly views: PetitionViews,
  ) {}

  /**
   * The same again by the same person is the petition as it is.
   * @throws Refusal `not_found`, `invalid`; `conflict` where it is done already, out of order or withdrawn; `stale`
   */
  async note(actor: Actor, id: string, payload: PetitionStepPayload): Promise<Petition> {
    const given: Given = { ...payload, on: payload.on ?? localDay(this.clock.now()) };
    requireFields(given);
    const row = await this.desk.perform('petition-step', actor.unitId, actor, async (transaction) => {
      const { tx } = transaction;
      const before = this.views.require(actor, await findPetition(tx, id));
      const steps = ((await findStepsOf(tx, [id])).get(id) ?? []).filter((s) => s.round === before.round);
      if (steps.some((done) => this.isAgain(done, actor, given))) return before;
      this.requirePossible(before, steps, given);
      const { changes, step } = this.written(actor, before, steps, given);
      await insertStep(tx, step);
      if (!(await updatePetition(tx, before, changes))) refuse('stale');
      const data = { step: given.step, on: given.on };
      await this.audit.write(tx, { actorId: actor.id, act: 'petition.step', subject: id, data });
      await runCommand(transaction, before.callId, (decision) =>
        tellOfPetition(decision, actor, { step: given.step, on: given.on }),
      );
      return { ...before, ...changes, version: before.version + 1 };
    });
    return this.views.one(actor, row);
  }

  /** Whatever came after it: who heard no answer asks again later, too. */
  private isAgain(done: PetitionStepRow, { id }: Actor, { step, on, receipt, how, note }: Given): boolean {
    return (
      done.step === step &&
      done.byId === id &&
      done.doneOn === on &&
      done.receipt === (receipt ?? null) &&
      done.way === (how ?? null) &&
      (done.note === null ? '' : this.seal.tryOpen(noteSealContext(done.id), done.note)) === (note ?? '')
    );
  }

  private requirePossible(row: PetitionRow, steps: readonly PetitionStepRow[], given: Given): void {
    if (row.state === 'withdrawn') refuse('petition_withdrawn');
    const holder = (done: PetitionStepRow | undefined) => ({ holder: holderOf(this.directory, done!.byId) });
    const same = steps.find(
      (s) => s.step === given.step && (given.step !== 'progress' || s.doneOn === given.on),
    );
    if (same) refuse('petition_step_done', holder(same));
    if (row.state === 'told') refuse('petition_ended', holder(steps.at(-1)));
    if (!nextSteps(steps).includes(given.step)) refuse('petition_order');
    if (given.version !== undefined && given.version !== row.version) refuse('stale');
    if (given.on > localDay(this.clock.now())) refuse('invalid', { fields: { on: 'field_not_yet' } });
    const earliest = steps.at(-1)?.doneOn ?? localDay(row.handedOnAt);
    if (given.on < earliest) refuse('invalid', { fields: { on: 'petition_day_order' } });
  }

  private written(
    actor: Actor,
    before: PetitionRow,
    steps: readonly PetitionStepRow[],
    given: Given,
  ): { step: PetitionStepRow; changes: Partial<PetitionRow> } {
    const { calendars } = this.directory;
    const done = [...steps.map((s) => ({ step: s.step, on: s.doneOn })), { step: given.step, on: given.on }];
    const { due, judged } = standingOf(calendars.of(before.unitId), before, done);
    const id = newId(this.clock);
    const near = due && nearAt(due, this.directory.settings(before.unitId).warnPercent);
    // What was due before and still is has been spoken of.
    const moves = due?.dueAt !== before.dueAt;
    return {
      step: {
        id,
        petitionId: before.id,
        round: before.round,
        place: steps.length + 1,
        step: given.step,
        doneOn: given.on,
        at: this.clock.now(),
        byId: actor.id,
        ...judged.at(-1)!,
        receipt: given.receipt ?? null,
        way: given.how ?? null,
        note: given.note ? this.seal.seal(noteSealContext(id), given.note) : null,
      },
      changes: {
        ...(given.receipt !== undefined && { receipt: given.receipt }),
        ...(given.step === 'procedure' && { procedureOn: given.on }),
        toldAt: this.clock.now(),
        state: due ? 'open' : 'told',
        awaits: due?.what ?? null,
        dueAt: due?.dueAt ?? null,
        nearAt: near,
        ...(moves && { remindAt: near }),
      },
    };
  }
}

/** @throws Refusal `invalid` where the step needs what is not there, or has no place for what is */
function requireFields({ step, receipt, how }: Given): void {
  if (step === 'receipt' && !receipt) refuse('invalid', { fields: { receipt: 'field_required' } });
  if (step !== 'receipt' && receipt !== undefined)
    refuse('invalid', { fields: { receipt: 'field_invalid' } });
  if (step === 'receipt' && how !== undefined) refuse('invalid', { fields: { how: 'field_invalid' } });
}
