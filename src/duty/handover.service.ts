/**
 * Signing off as a step: each held call is given to somebody, knowingly kept or left to a coordinator; the
 * sign-off completes by itself when every call is answered for. What nobody takes in time is asked of its
 * holder again; what they say nothing to then is the coordinators'. Rows and instants, no timer a call.
 */
import { MINUTE } from '../protocol/time/durations.js';
import { Injectable } from '@nestjs/common';
import { transfer, type TransferTarget } from '../call/decide/transfer.js';
import { releaseToCoordinators } from '../call/decide/return-rules.js';
import type { DeskTransaction } from '../desk/desk-transaction.js';
import { ringOfficerForWaitingCalls } from '../call/decide/ring-freed-officers.js';
import { runCommand } from '../call/decide/run-command.js';
import type { CommandActor } from '../kernel/actor.js';
import type { HandoverChoice, HandoverPayload } from '../protocol/events/duty-payloads.js';
import type { DutyState } from '../protocol/people/duty-state.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { DutyService } from './duty.service.js';
import type { DutyRow, HandoverIntent } from '../ledger/duty.entity.js';
import { handoverChoices, handoverWay } from './handover-choices.js';
import { callsHeldBy } from '../desk/on-duty/held-calls.query.js';
import { Directory } from '../directory/directory.js';

@Injectable()
export class HandoverService {
  constructor(
    private readonly duty: DutyService,
    private readonly directory: Directory,
  ) {}

  handOver = (asker: CommandActor, p: HandoverPayload): Promise<DutyState> =>
    this.duty.change('duty-handover', asker, async (transaction, row) => {
      if (row?.since == null) return refuse('not_on_duty');
      const held = (await callsHeldBy(transaction.tx, asker.id)).map(({ id }) => id);
      const chosen = handoverChoices(p, held);
      const given = chosen.map(handoverWay).sort();
      const { ending } = row;
      if (ending && !ending.asked && JSON.stringify(ending.given) === JSON.stringify(given)) return;
      for (const choice of chosen) await this.give(transaction, asker, choice, p.note);
      const kept = chosen.filter((c) => c.keep).map((c) => c.callId);
      if (chosen.every((c) => c.keep || c.coordinator))
        return this.duty.signOff(transaction, row, { forgotten: false, kept: kept.length > 0 });
      const now = await this.wait(transaction, row, { kept, given, asked: false });
      await this.duty.stopRinging(transaction, asker.id, 'off_duty');
      return now;
    });

  private async give(
    transaction: DeskTransaction,
    asker: CommandActor,
    choice: HandoverChoice,
    note: string | undefined,
  ) {
    const { callId, officerId, departmentId, coordinator } = choice;
    const words = choice.note ?? note ?? '';
    if (coordinator)
      return runCommand(transaction, callId, (decision) =>
        releaseToCoordinators(decision, asker.id, asker.id, words),
      );
    const { directory } = this;
    if (departmentId !== undefined && directory.department(departmentId)?.unitId !== asker.unitId)
      refuse('invalid', { fields: { departmentId: 'field_choice' } });
    const target: TransferTarget | undefined =
      officerId !== undefined ? { officerId } : departmentId !== undefined ? { departmentId } : undefined;
    if (target)
      await runCommand(transaction, callId, (decision, known) =>
        transfer(decision, known, asker, target, words),
      );
  }

  /** The sign-off is taken back; whoever is being asked to take a call may still take it. */
  stay = (asker: CommandActor): Promise<DutyState> =>
    this.duty.change('duty-stay', asker, async (transaction, row) => {
      if (row?.since == null) return refuse('not_on_duty');
      if (row.endingAt === null) return;
      await this.duty.put(transaction, row, { endingAt: null, ending: null });
      await ringOfficerForWaitingCalls(transaction, asker.id, true);
      return row;
    });

  /** What the clock finds where somebody signs off. */
  look = (officer: { id: string; unitId: string }): Promise<DutyState> =>
    this.duty.change('duty-ending', officer, async (transaction, row) => {
      if (row?.since == null || row.endingAt === null || !row.ending) return;
      const { kept, asked } = row.ending;
      const held = await callsHeldBy(transaction.tx, row.id);
      const open = held.filter(({ id }) => !kept.includes(id));
      const off = () =>
        this.duty.signOff(transaction, row, { forgotten: false, kept: held.length > open.length });
      if (!open.length) return off();
      const over = row.endingAt <= transaction.now;
      if (!asked) {
        if (!over && open.some((c) => c.ringing)) return;
        return this.wait(transaction, row, { ...row.ending, asked: true });
      }
      if (!over) return;
      for (const { id } of open)
        await runCommand(transaction, id, (decision) => releaseToCoordinators(decision, row.id, null));
      return off();
    });

  private async wait(transaction: DeskTransaction, row: DutyRow, ending: HandoverIntent): Promise<DutyRow> {
    const { handoverMinutes } = this.directory.settings(row.unitId);
    const changes = { endingAt: transaction.now + handoverMinutes * MINUTE, ending };
    await this.duty.put(transaction, row, changes);
    return { ...row, ...changes };
  }
}
