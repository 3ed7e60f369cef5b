import { Injectable } from '@nestjs/common';
import { Publisher } from '../realtime/publisher.js';
import { Clock } from '../kernel/clock.js';
import { Sweep } from '../kernel/time/sweep.js';
import { AuditService } from '../directory/people/audit.service.js';
import { Store } from '../store/store.js';
import { ACTING_LIMITS } from '../access/acting-person.js';
import { DeviceSessionService } from '../access/device-session.service.js';
import { endEnrolment, endTaking, findDevicesOver } from '../directory/people/devices.repository.js';

const SWEEP_MILLISECONDS = 30_000;

/** Enrolments end on time though nobody asks anything with them, and so does a day's taking of a shift phone. */
@Injectable()
export class DeviceSweep extends Sweep {
  protected readonly every = SWEEP_MILLISECONDS;

  constructor(
    clock: Clock,
    private readonly store: Store,
    private readonly deviceSessions: DeviceSessionService,
    private readonly audit: AuditService,
    private readonly publisher: Publisher,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    await this.deviceSessions.seeConnected();
    const now = this.clock.now();
    const over = await findDevicesOver(this.store.read, now, now - ACTING_LIMITS.taking);
    for (const row of over) {
      const ended = row.expiresAt === null || row.expiresAt <= now;
      const ours = await this.store.write('device-over', async (tx) => {
        if (!(await (ended ? endEnrolment(tx, row) : endTaking(tx, row)))) return false;
        const act = ended ? 'device.over' : 'device.return';
        await this.audit.write(tx, { actorId: null, act, subject: row.id });
        return true;
      });
      if (ours) this.publisher.endSession(row.id);
    }
  }
}
