import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Publisher } from '../realtime/publisher.js';
import { Clock, type Timer } from '../kernel/clock.js';
import { AuditService } from '../directory/people/audit.service.js';
import { Store } from '../store/store.js';
import { ACTING_LIMITS } from '../access/acting-person.js';
import { deviceTable, DeviceSessionService } from '../access/device-session.service.js';

const SWEEP_MILLISECONDS = 30_000;

/** Enrolments end on time though nobody asks anything with them, and so does a day's taking of a shift phone. */
@Injectable()
export class DeviceSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: Timer | undefined;
  constructor(
    private readonly clock: Clock,
    private readonly store: Store,
    private readonly deviceSessions: DeviceSessionService,
    private readonly audit: AuditService,
    private readonly publisher: Publisher,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = this.clock.every(SWEEP_MILLISECONDS, () => this.sweep().catch(() => undefined));
  }
  onApplicationShutdown(): void {
    this.timer?.cancel();
  }

  private async sweep(): Promise<void> {
    await this.deviceSessions.seeConnected();
    const now = this.clock.now();
    const over = await deviceTable.find(
      this.store.read,
      `where token_hash is not null and (expires_at <= ?
         or (kind = 'shift' and acting_id is not null and acting_since <= ?)) limit 500`,
      [now, now - ACTING_LIMITS.taking],
    );
    for (const row of over) {
      const ended = row.expiresAt === null || row.expiresAt <= now;
      await this.store.write('device-over', async (tx) => {
        const gone = { actingId: null, actingSince: null, unlockedUntil: null };
        await deviceTable.update(
          tx,
          { ...gone, ...(ended && { tokenHash: null }) },
          'id = ? and token_hash = ?',
          [row.id, row.tokenHash],
        );
        const act = ended ? 'device.over' : 'device.return';
        await this.audit.write(tx, { actorId: null, act, subject: row.id });
      });
      this.publisher.endSession(row.id);
    }
  }
}
