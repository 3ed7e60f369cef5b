/** Petitions as their readers may see them. */
import { Injectable } from '@nestjs/common';
import { recomputedText } from '../call/clocks/deadline-text.js';
import { readCallsById } from '../desk/views/readable-call.query.js';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import { refuseFileOfAnother } from '../directory/units/file-of-another.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { Seal } from '../kernel/seal/seal.js';
import type { DonePetitionStep, Petition } from '../protocol/relief/petitions.js';
import { iso } from '../protocol/time/instant.js';
import { Store } from '../store/store.js';
import { lightOf, nextSteps, standingOf, whyDue } from './petition-terms.js';
import { carriesPetition } from './petition-readers.js';
import type { PetitionRow, PetitionStepRow } from './petitions.entity.js';
import { findStepsOf } from './petitions.repository.js';

/** Where a step's note stands, for sealing it to its place. */
export const noteSealContext = (stepId: string) => `petition_step.note:${stepId}`;

@Injectable()
export class PetitionViews {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  /** @throws Refusal `not_found`: to a unit above in a sentence of its own */
  require = (actor: Actor, row: PetitionRow | undefined): PetitionRow =>
    row?.unitId === actor.unitId ? row : refuseFileOfAnother(this.directory, actor, row?.unitId);

  async one(actor: Actor, row: PetitionRow): Promise<Petition> {
    return (await this.all(actor, [row]))[0]!;
  }

  /** In their order. */
  async all(actor: Actor, rows: readonly PetitionRow[]): Promise<Petition[]> {
    const steps = await findStepsOf(
      this.store.read,
      rows.map(({ id }) => id),
    );
    const apart = await this.recusedFrom(actor, rows);
    return rows.map((row) => this.shown(actor, row, steps.get(row.id) ?? [], apart.has(row.callId)));
  }

  /** Of these, the calls that the reader has nothing to do with; what cannot be read counts as one of them. */
  private async recusedFrom({ id }: Actor, rows: readonly PetitionRow[]): Promise<Set<string>> {
    if (!rows.length) return new Set();
    const calls = await readCallsById(
      this.store.read,
      rows.map(({ callId }) => callId),
    );
    const apart = calls.filter((call) => !call.whole || call.line.ringing.recused.includes(id));
    return new Set(apart.map(({ line }) => line.id));
  }

  private shown(
    actor: Actor,
    row: PetitionRow,
    steps: readonly PetitionStepRow[],
    recused: boolean,
  ): Petition {
    const own = steps.filter(({ round }) => round === row.round);
    return {
      id: row.id,
      call: { id: row.callId, number: row.number },
      community: { id: row.communityId, name: this.directory.community(row.communityId)?.name ?? '' },
      handedOnAt: iso(row.handedOnAt),
      inCharge: holderOf(this.directory, row.inChargeId),
      state: row.state,
      ...(row.receipt !== null && { receipt: row.receipt }),
      ...this.due(actor, row, own),
      steps: steps.map((step) => this.step(step, step.round !== row.round, recused)),
      next: row.state === 'open' && !recused ? nextSteps(own) : [],
      carries: row.state !== 'withdrawn' && !recused && carriesPetition(actor, row),
      version: row.version,
    };
  }

  private due(
    { lang }: Actor,
    row: PetitionRow,
    steps: readonly PetitionStepRow[],
  ): Pick<Petition, 'awaits' | 'due' | 'light' | 'why'> {
    const { awaits, nearAt, dueAt } = row;
    if (awaits === null || nearAt === null || dueAt === null) return {};
    const calendar = this.directory.calendars.of(row.unitId);
    const done = steps.map(({ step, doneOn: on }) => ({ step, on }));
    const { due } = standingOf(calendar, row, done);
    return {
      awaits,
      due: iso(dueAt),
      light: lightOf({ nearAt, dueAt }, this.clock.now()),
      ...(due && {
        why: {
          ...whyDue(calendar, row, due, lang),
          ...(due.dueAt !== dueAt && { note: recomputedText(lang) }),
        },
      }),
    };
  }

  private step(
    { id, step, doneOn, at, byId, dueAt, inTime, receipt, way, note }: PetitionStepRow,
    earlier: boolean,
    recused: boolean,
  ): DonePetitionStep {
    const words = note === null || recused ? undefined : this.seal.tryOpen(noteSealContext(id), note);
    return {
      step,
      on: doneOn,
      at: iso(at),
      by: holderOf(this.directory, byId),
      ...(dueAt !== null && { due: iso(dueAt) }),
      ...(inTime !== null && { inTime }),
      ...(receipt !== null && { receipt }),
      ...(way !== null && { how: way }),
      ...(words !== undefined && { note: words }),
      ...(earlier && { earlier: true }),
    };
  }
}
