import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { refuse } from '../refusal.js';
import { Store } from '../store/store.js';
import { Metrics } from './metrics.js';
import { phase } from './phase.js';

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(
    private readonly store: Store,
    private readonly metrics: Metrics,
  ) {}

  /** 200 as long as the process runs. */
  @Get('health/live')
  live() {
    return { status: 'live' };
  }
  /** 503 while migrating, closing or unable to write. */
  @Get('health/ready')
  async ready() {
    if (phase.now !== 'open' || !(await this.store.writable())) refuse('unavailable');
    return { status: 'ready' };
  }
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  text() {
    return this.metrics.text();
  }
}
