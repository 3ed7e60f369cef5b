/**
 * Speaks of promises before they are due, when they are, and daily for a week after, as the follow-ups of calls are
 * spoken of. When is a row; who speaks of one has moved its row first, so that no two nodes do.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { nextReminderAt, reminderStageAt } from '../../call/clocks/reminder-stages.js';
import { Directory } from '../../directory/directory.js';
import { isOfficerOf } from '../../directory/holder.js';
import { Clock } from '../../kernel/clock.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { LOGGER } from '../../kernel/logger.js';
import { NoticesService } from '../../notices/notices.service.js';
import type { NoticeAbout } from '../../notice/notice-sentences.js';
import type { NearStage } from '../../protocol/codes.js';
import { DAY } from '../../protocol/time/durations.js';
import { localDay, localTime } from '../../protocol/time/local-day.js';
import { Store, type Tx } from '../../store/store.js';
import type { PromiseRow } from '../liaison.entity.js';
import { findPromise, markSpokenOf, promisesToSpeakOf } from '../liaison.repository.js';

const SWEEP_MILLISECONDS = 30_000;
/** How often it is said to be over; after that it stands on the page. */
const MOST_OVER = 7;
const ABOUT = {
  near: 'promise_near',
  due: 'promise_due',
  over: 'promise_late',
} as const satisfies Record<NearStage, NoticeAbout<'deadline'>>;

@Injectable()
export class PromiseReminders extends Sweep {
  protected readonly every = SWEEP_MILLISECONDS;

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
    await this.each(await promisesToSpeakOf(this.store.read, this.clock.now()), ({ id, unitId }) =>
      this.store.write('promise:reminder', (tx) => this.speakOf(tx, id), { queue: `liaison:${unitId}` }),
    );
  }
  protected override failed(error: unknown): void {
    this.log.error({ error }, 'promises could not be spoken of and will be again');
  }

  private async speakOf(tx: Tx, id: string): Promise<void> {
    const now = this.clock.now();
    const row = await findPromise(tx, id);
    if (!row || row.wakeAt === null || row.wakeAt > now) return;
    const stage = reminderStageAt(row.dueAt, now);
    const next = { stage, wakeAt: nextReminderAt(row.dueAt, now, MOST_OVER) };
    if (!(await markSpokenOf(tx, id, row.wakeAt, next))) return;
    const { to, path } = this.whom(row, now);
    const { unitId, communityId, dueAt, wholeDay } = row;
    const params = {
      about: ABOUT[stage],
      community: this.directory.community(communityId)?.name ?? '',
      date: localDay(dueAt).slice(5) + (wholeDay ? '' : ` ${localTime(dueAt)}`),
    };
    for (const personId of to)
      await this.notices.notify(tx, {
        unitId,
        personId,
        kind: 'deadline',
        params,
        path,
        expiresAt: now + DAY,
      });
  }

  /** Who is posted there; while nobody is, who promised it; where neither is an officer here any more, the coordinators. */
  private whom(
    { unitId, communityId, promisedBy }: PromiseRow,
    now: number,
  ): { to: readonly string[]; path: string } {
    const keeper = this.directory.liaisonOf(communityId, now) ?? promisedBy;
    return isOfficerOf(this.directory, unitId, keeper)
      ? { to: [keeper], path: '/liaison' }
      : { to: this.directory.coordinatorsOrAdminsOf(unitId), path: '/admin/liaisons' };
  }
}
