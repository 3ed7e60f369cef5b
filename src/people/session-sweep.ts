import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, type Timer } from '../clock.js';
import { Sessions } from './sessions.js';

const SWEEP_MILLISECONDS = 30_000;

/** Sessions end on time though nobody asks anything with them. */
@Injectable()
export class SessionSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: Timer | undefined;
  constructor(
    private readonly clock: Clock,
    private readonly sessions: Sessions,
  ) {}
  onApplicationBootstrap(): void {
    this.timer = this.clock.every(SWEEP_MILLISECONDS, () => this.sweep().catch(() => undefined));
  }
  private async sweep(): Promise<void> {
    await this.sessions.seeConnected();
    await this.sessions.endExpired();
  }
  onApplicationShutdown(): void {
    this.timer?.cancel();
  }
}
