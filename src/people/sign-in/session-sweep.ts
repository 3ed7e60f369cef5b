import { MINUTE } from '../../protocol/time/durations.js';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, type Timer } from '../../kernel/clock.js';
import { LockoutService } from './lockout.service.js';
import { SessionsService } from '../../access/sessions.service.js';

const SWEEP_MILLISECONDS = 30_000;
const FORGET_MILLISECONDS = 15 * MINUTE;

/** Sessions end on time though nobody asks anything with them. */
@Injectable()
export class SessionSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timers: Timer[] = [];
  constructor(
    private readonly clock: Clock,
    private readonly sessions: SessionsService,
    private readonly lockout: LockoutService,
  ) {}
  onApplicationBootstrap(): void {
    this.timers = [
      this.clock.every(SWEEP_MILLISECONDS, () => this.sweep().catch(() => undefined)),
      this.clock.every(FORGET_MILLISECONDS, () => this.lockout.forget().catch(() => undefined)),
    ];
  }
  private async sweep(): Promise<void> {
    await this.sessions.seeConnected();
    await this.sessions.endExpired();
  }
  onApplicationShutdown(): void {
    for (const timer of this.timers) timer.cancel();
  }
}
