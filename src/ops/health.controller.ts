import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { AnswersFile } from '../kernel/content-disposition.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Store, type StandbyState } from '../store/store.js';
import { canReadMetrics } from './metrics/metrics-access.js';
import { FileStoreHealth } from '../file-store/file-store-health.js';
import { HintLink } from '../realtime/hint-link.js';
import { MetricsService } from './metrics/metrics.service.js';
import { processPhase } from '../kernel/process-phase.js';

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(
    private readonly store: Store,
    private readonly metrics: MetricsService,
    private readonly hints: HintLink,
    private readonly files: FileStoreHealth,
    @Inject(CONFIG) private readonly config: Pick<Config, 'metricsToken'>,
  ) {}

  /** Answers 200 as long as the process runs. */
  @Get('health/live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }
  /**
   * Answers whether work is taken: 503 while migrating, closing or unable to write. With more than one node also
   * whether Redis carries hints, which it need not; with more than one server of PostgreSQL whether what is committed is
   * on another too (`none`: nobody set that it must be); and where files are not kept, why: words are taken all the same.
   */
  @Get('health/ready')
  async ready(): Promise<{
    status: 'ready';
    redis?: 'well' | 'lost';
    standby?: StandbyState;
    files?: 'full' | 'lost';
  }> {
    if (processPhase.now !== 'open' || !(await this.store.writable())) refuse('unavailable');
    return {
      status: 'ready',
      ...(this.hints.used && { redis: this.hints.lostSince === undefined ? 'well' : 'lost' }),
      ...(this.store.standby && { standby: this.store.standby }),
      ...(this.files.state !== 'well' && { files: this.files.state }),
    };
  }
  /**
   * Answers the metrics as Prometheus text. For this machine, and with YIHU_METRICS_TOKEN as bearer.
   * @throws Refusal `unauthenticated` for others
   */
  @Get('metrics')
  @AnswersFile('text/plain')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  text(@Req() request: Request): Promise<string> {
    if (!canReadMetrics(request, this.config.metricsToken)) refuse('unauthenticated');
    return this.metrics.text();
  }
}
