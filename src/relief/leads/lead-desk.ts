/** What every writer of a lead needs: to find it, to be allowed to carry it on, to count its deadlines, to show it. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { CallRow } from '../../call/call.entity.js';
import { readCall, rowForDisplay } from '../../desk/views/readable-call.query.js';
import { Directory } from '../../directory/directory.js';
import { refuseFileOfAnother } from '../../directory/units/file-of-another.js';
import type { LeadDetail } from '../../protocol/relief/leads.js';
import { Store, type Queries, type Tx } from '../../store/store.js';
import { carriesLead, readsLead } from './lead-readers.js';
import { LeadViews } from './lead.view.js';
import { findDeadlinesOf } from './rows/lead-deadlines.repository.js';
import type { LeadRow } from './rows/leads.entity.js';
import { findLead } from './rows/leads.repository.js';

/** All that is written of a unit's leads, one after another. */
export const leadsQueue = (unitId: string) => `leads:${unitId}`;

@Injectable()
export class LeadDesk {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    readonly views: LeadViews,
  ) {}

  counting = (unitId: string) => ({
    calendar: this.directory.calendars.of(unitId),
    settings: this.directory.settings(unitId).leads,
  });

  /** The call that it came from, where it came from one. */
  async callOf(from: Queries, { sourceKind, sourceId }: LeadRow): Promise<CallRow | undefined> {
    if (sourceKind !== 'call' && sourceKind !== 'look_back') return undefined;
    const found = await readCall(from, sourceId);
    return found && rowForDisplay(found);
  }

  /** @throws Refusal `not_found`, for a unit above in a sentence of its own */
  async found(from: Queries, actor: Actor, id: string): Promise<LeadRow> {
    const row = await findLead(from, id);
    return row?.unitId === actor.unitId ? row : refuseFileOfAnother(this.directory, actor, row?.unitId);
  }

  /** @throws Refusal `lead_words` for whom its words are not */
  async requireReads(from: Queries, actor: Actor, row: LeadRow): Promise<void> {
    if (!readsLead(actor, row, await this.callOf(from, row))) refuse('lead_words');
  }

  /** One change by somebody who carries it on. @param work answers the lead as it is then */
  async change(
    actor: Actor,
    name: string,
    id: string,
    work: (tx: Tx, before: LeadRow) => Promise<LeadRow>,
  ): Promise<LeadDetail> {
    const row = await this.store.write(
      name,
      async (tx) => {
        const before = await this.found(tx, actor, id);
        await this.requireReads(tx, actor, before);
        if (!carriesLead(this.directory, actor, before)) refuse('lead_not_yours');
        return work(tx, before);
      },
      { queue: leadsQueue(actor.unitId) },
    );
    return this.views.detail(actor, row);
  }

  /** Of the first of its deadlines that are open. */
  async firstDue(tx: Tx, leadId: string): Promise<Pick<LeadRow, 'nearAt' | 'dueAt'>> {
    const first = (await findDeadlinesOf(tx, leadId)).find(
      (one) => one.doneAt === null && one.droppedAt === null,
    );
    return { nearAt: first?.nearAt ?? null, dueAt: first?.dueAt ?? null };
  }
}
