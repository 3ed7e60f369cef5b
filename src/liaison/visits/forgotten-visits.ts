/**
 * Tells who visited that they forgot to end it. The clock of check-ins ends what is forgotten, as of the instant that
 * stands in its row; this looks at that instant, and whoever speaks of one has cleared its row first.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Directory } from '../../directory/directory.js';
import { findServiceSession } from '../../hours/check-ins/service-sessions.repository.js';
import { Clock } from '../../kernel/clock.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { LOGGER } from '../../kernel/logger.js';
import { NoticesService } from '../../notices/notices.service.js';
import { DAY } from '../../protocol/time/durations.js';
import { localDay, localTime } from '../../protocol/time/local-day.js';
import { Store, type Tx } from '../../store/store.js';
import { findVisit, markLookedAt, visitsToLookAt } from '../liaison.repository.js';

const SWEEP_MILLISECONDS = 30_000;

@Injectable()
export class ForgottenVisits extends Sweep {
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
    await this.each(await visitsToLookAt(this.store.read, this.clock.now()), ({ id, unitId }) =>
      this.store.write('visit:forgotten', (tx) => this.lookAt(tx, id), { queue: `desk:${unitId}` }),
    );
  }

  protected override failed(error: unknown): void {
    this.log.error({ error }, 'forgotten visits could not be spoken of and will be again');
  }

  private async lookAt(tx: Tx, id: string): Promise<void> {
    const visit = await findVisit(tx, id);
    const session = await findServiceSession(tx, id);
    if (!visit || visit.wakeAt === null || !session) return;
    // Not ended yet: the clock of check-ins comes first.
    if (session.endedAt === null) return;
    if (!(await markLookedAt(tx, id, visit.wakeAt)) || !session.forgotten) return;
    const now = this.clock.now();
    const { unitId, personId, communityId } = visit;
    await this.notices.notify(tx, {
      unitId,
      personId,
      kind: 'deadline',
      params: {
        about: 'visit_forgotten',
        community: this.directory.community(communityId)?.name ?? '',
        time: `${localDay(session.endedAt).slice(5)} ${localTime(session.endedAt)}`,
      },
      path: '/liaison',
      expiresAt: now + DAY,
    });
  }
}
