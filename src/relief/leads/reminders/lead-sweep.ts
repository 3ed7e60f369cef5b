/**
 * Tells whoever is in charge of a lead what is due of it: once when it is soon due, once when it is late. Each deadline
 * says when it is spoken of next, so a restart loses none, and another node tells none twice.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../../kernel/clock.js';
import { LOGGER } from '../../../kernel/logger.js';
import { Sweep } from '../../../kernel/time/sweep.js';
import { Directory } from '../../../directory/directory.js';
import type { NoticeAbout } from '../../../notice/notice-sentences.js';
import { NoticesService } from '../../../notices/notices.service.js';
import { DAY, MINUTE } from '../../../protocol/time/durations.js';
import { localDay } from '../../../protocol/time/local-day.js';
import { Store, type Tx } from '../../../store/store.js';
import { leadsQueue } from '../lead-desk.js';
import { deadlinesToRemind, moveLeadReminder } from '../rows/lead-deadlines.repository.js';
import type { LeadDeadlineRow, LeadRow } from '../rows/leads.entity.js';
import { findLead } from '../rows/leads.repository.js';
import { visitMonthsOf } from '../way/lead-deadlines.js';

/** At a turn; the rest at the next. */
const MOST = 100;
/** Reminders come before weekends. */
const LASTS = 3 * DAY;

@Injectable()
export class LeadSweep extends Sweep {
  protected readonly every = MINUTE;

  constructor(
    private readonly store: Store,
    clock: Clock,
    private readonly directory: Directory,
    private readonly notices: NoticesService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    await this.each(await deadlinesToRemind(this.store.read, this.clock.now(), MOST), async (one) => {
      const lead = await findLead(this.store.read, one.leadId);
      if (lead) await this.remind(lead, one);
    });
  }
  protected override failed(error: unknown): void {
    this.log.error({ error }, 'leads that are due could not be told of and will be');
  }

  /** What was slept through is said once. */
  private async remind({ id, unitId }: LeadRow, deadline: LeadDeadlineRow): Promise<void> {
    const late = this.clock.now() >= deadline.dueAt;
    await this.store.write(
      'lead-remind',
      async (tx) => {
        if (!(await moveLeadReminder(tx, deadline, late ? null : deadline.dueAt))) return;
        // It may have been handed on meanwhile.
        const lead = await findLead(tx, id);
        if (lead) await this.tell(tx, lead, deadline, late);
      },
      { queue: leadsQueue(unitId) },
    );
  }

  private async tell(tx: Tx, lead: LeadRow, { name, dueAt }: LeadDeadlineRow, late: boolean): Promise<void> {
    const { id, unitId, number } = lead;
    for (const personId of this.whom(lead))
      await this.notices.notify(tx, {
        unitId,
        personId,
        kind: 'deadline',
        params: { about: aboutOf(name, late), number, date: localDay(dueAt).slice(5) },
        path: `/leads/${id}`,
        expiresAt: Math.max(this.clock.now(), late ? 0 : dueAt) + LASTS,
      });
  }

  /** Who is in charge; where they are here no more, the coordinators. */
  private whom({ unitId, inCharge }: LeadRow): readonly string[] {
    const person = this.directory.person(inCharge);
    return person?.unitId === unitId && !person.disabled
      ? [inCharge]
      : this.directory.coordinatorsOrAdminsOf(unitId);
  }
}

function aboutOf(name: LeadDeadlineRow['name'], late: boolean): NoticeAbout<'deadline'> {
  if (visitMonthsOf(name) !== null) return late ? 'lead_visit_late' : 'lead_visit_near';
  if (name === 'answer') return late ? 'lead_answer_late' : 'lead_answer_near';
  return late ? 'lead_late' : 'lead_near';
}
