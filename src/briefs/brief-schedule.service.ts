/**
 * When the brief goes out, and that it does. The next time is a row: whatever is due is found after any outage, and of
 * two nodes one sends. A notice holds the totals and a link, and nothing of any person.
 */
import { WEEK } from '../protocol/time/durations.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Timer } from '../kernel/clock.js';
import { NoticesService } from '../notices/notices.service.js';
import { LOGGER } from '../kernel/logger.js';
import type { Actor } from '../kernel/actor.js';
import { AuditService } from '../directory/people/audit.service.js';
import type { BriefSchedule } from '../protocol/papers/briefs.js';
import { iso } from '../protocol/time/instant.js';
import { addMonths, localMonth } from '../protocol/time/local-day.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Store, type Tx } from '../store/store.js';
import type { BriefScheduleRow } from './briefs.entity.js';
import {
  findBriefSchedule,
  findDueBriefSchedules,
  insertBriefSchedule,
  moveBriefScheduleOn,
  updateBriefSchedule,
} from './brief-schedules.repository.js';
import { BriefsService } from './briefs.service.js';
import { nextDue } from './brief-schedule-dates.js';
import { briefText } from './text/brief-text.js';

const TICK_MILLISECONDS = 30_000;
/** The fifth, in the morning: late enough for the hours of the month before to be approved. */
const USUAL = { day: 5, hour: 9 };

export interface BriefScheduleChange {
  day: number;
  hour: number;
  /** Coordinators and administrators of the unit; nobody: it is not sent. */
  recipients: string[];
}

@Injectable()
export class BriefScheduleService implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: Timer | undefined;

  constructor(
    private readonly store: Store,
    private readonly briefs: BriefsService,
    private readonly notices: NoticesService,
    private readonly audit: AuditService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = this.briefs.clock.every(TICK_MILLISECONDS, () => this.run());
  }
  onApplicationShutdown(): void {
    this.timer?.cancel();
  }

  async of({ unitId }: Actor): Promise<BriefSchedule> {
    const row = await findBriefSchedule(this.store.read, unitId);
    const candidates = this.candidates(unitId);
    const named = (id: string) => ({ id, name: this.briefs.directory.person(id)?.name ?? '' });
    return {
      day: row?.day ?? USUAL.day,
      hour: row?.hour ?? USUAL.hour,
      recipients: candidates.filter(({ id }) => row?.recipients.includes(id)),
      nextAt: row?.dueAt == null ? null : iso(row.dueAt),
      candidates,
      ...(row && { changedBy: named(row.changedBy), changedAt: iso(row.changedAt) }),
    };
  }

  /** @throws Refusal `invalid` where a recipient neither coordinates nor administers this unit */
  async change(actor: Actor, { day, hour, ...given }: BriefScheduleChange): Promise<BriefSchedule> {
    const { unitId } = actor;
    const may = new Set(this.candidates(unitId).map(({ id }) => id));
    const recipients = [...new Set(given.recipients)];
    if (!recipients.every((id) => may.has(id))) refuse('invalid', { fields: { recipients: 'field_choice' } });
    const now = this.briefs.clock.now();
    await this.store.write(
      'brief-schedule',
      async (tx) => {
        const before = await findBriefSchedule(tx, unitId);
        const same =
          before?.day === day && before.hour === hour && String(before.recipients) === String(recipients);
        if (same) return;
        const dueAt = recipients.length ? nextDue({ day, hour }, now) : null;
        const changes = { day, hour, recipients, dueAt, changedBy: actor.id, changedAt: now };
        if (before) await updateBriefSchedule(tx, unitId, changes);
        else await insertBriefSchedule(tx, { unitId, ...changes });
        const data = { day, hour, recipients };
        await this.audit.write(tx, { actorId: actor.id, act: 'brief.schedule', subject: unitId, data });
      },
      { queue: `brief:${unitId}` },
    );
    return this.of(actor);
  }

  /** Never throws: what could not be sent is due still. */
  async run(): Promise<void> {
    const now = this.briefs.clock.now();
    try {
      const due = await findDueBriefSchedules(this.store.read, now);
      for (const row of due) await this.send(row, now);
    } catch (error) {
      this.log.error({ error }, 'a brief could not be sent and will be again');
    }
  }

  private async send(row: BriefScheduleRow, now: number): Promise<void> {
    const { unitId, day, hour, dueAt } = row;
    const figures = await this.briefs.taken(unitId, addMonths(localMonth(dueAt ?? now), -1));
    await this.store.write(
      'brief-send',
      async (tx) => {
        const next = nextDue({ day, hour }, now);
        if (!(await moveBriefScheduleOn(tx, row, next))) return;
        await this.briefs.keep(tx, unitId, figures, null);
        const { headline } = briefText(figures, 'zh');
        for (const { id } of this.candidates(unitId).filter((p) => row.recipients.includes(p.id)))
          await this.tell(tx, unitId, id, figures.month, headline, now);
      },
      { queue: `brief:${unitId}` },
    );
  }

  private tell(
    tx: Tx,
    unitId: string,
    personId: string,
    month: string,
    { hours, solved }: { hours: string; solved: string },
    now: number,
  ): Promise<void> {
    return this.notices.notify(tx, {
      unitId,
      personId,
      kind: 'brief',
      params: { date: month, hours, solved },
      path: `/reports/brief/${month}`,
      expiresAt: now + WEEK,
    });
  }

  private candidates(unitId: string) {
    return this.briefs.directory
      .peopleOf(unitId)
      .filter((p) => !p.disabled && p.roles.some((role) => role === 'coordinator' || role === 'admin'))
      .map(({ id, name }) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh'));
  }
}
