/** Tells whoever is in charge of a lead what is due of it: once when it is soon due, once when it is late. */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ReminderSweep } from '../../../notices/reminder-sweep.js';
import { Clock } from '../../../kernel/clock.js';
import { LOGGER } from '../../../kernel/logger.js';
import { Directory } from '../../../directory/directory.js';
import { hereOrCoordinators } from '../../../directory/holder.js';
import type { NoticeAbout } from '../../../notice/notice-sentences.js';
import { NoticesService } from '../../../notices/notices.service.js';
import { DAY } from '../../../protocol/time/durations.js';
import { localDay } from '../../../protocol/time/local-day.js';
import { Store, type Queries, type Tx } from '../../../store/store.js';
import { leadsQueue } from '../lead-desk.js';
import { deadlinesToRemind, moveLeadReminder } from '../rows/lead-deadlines.repository.js';
import type { LeadDeadlineRow, LeadRow } from '../rows/leads.entity.js';
import { findLead } from '../rows/leads.repository.js';
import { visitMonthsOf } from '../way/lead-deadlines.js';

/** Reminders come before weekends. */
const LASTS = 3 * DAY;

interface DueOfLead {
  lead: LeadRow;
  deadline: LeadDeadlineRow;
}

@Injectable()
export class LeadSweep extends ReminderSweep<DueOfLead> {
  protected readonly deed = 'lead-remind';
  protected readonly untold = 'leads that are due could not be told of and will be';
  protected readonly find = async (from: Queries, now: number, most: number): Promise<DueOfLead[]> => {
    const due: DueOfLead[] = [];
    for (const deadline of await deadlinesToRemind(from, now, most)) {
      const lead = await findLead(from, deadline.leadId);
      if (lead) due.push({ lead, deadline });
    }
    return due;
  };
  protected readonly move = (tx: Tx, { deadline }: DueOfLead, next: number | null): Promise<boolean> =>
    moveLeadReminder(tx, deadline, next);

  constructor(
    store: Store,
    clock: Clock,
    @Inject(LOGGER) log: Logger,
    private readonly directory: Directory,
    private readonly notices: NoticesService,
  ) {
    super(store, clock, log);
  }

  protected lateAt({ deadline }: DueOfLead): number {
    return deadline.dueAt;
  }
  protected override queueOf({ lead }: DueOfLead): string {
    return leadsQueue(lead.unitId);
  }

  protected async tell(tx: Tx, { lead: { id }, deadline }: DueOfLead, stage: 'near' | 'late'): Promise<void> {
    const { name, dueAt } = deadline;
    const late = stage === 'late';
    // It may have been handed on meanwhile.
    const lead = await findLead(tx, id);
    if (!lead) return;
    const { unitId, number } = lead;
    for (const personId of hereOrCoordinators(this.directory, unitId, [lead.inCharge]))
      await this.notices.notify(tx, {
        unitId,
        personId,
        kind: 'deadline',
        params: { about: aboutOf(name, late), number, date: localDay(dueAt).slice(5) },
        path: `/leads/${id}`,
        expiresAt: Math.max(this.clock.now(), late ? 0 : dueAt) + LASTS,
      });
  }
}

function aboutOf(name: LeadDeadlineRow['name'], late: boolean): NoticeAbout<'deadline'> {
  if (visitMonthsOf(name) !== null) return late ? 'lead_visit_late' : 'lead_visit_near';
  if (name === 'answer') return late ? 'lead_answer_late' : 'lead_answer_near';
  return late ? 'lead_late' : 'lead_near';
}
