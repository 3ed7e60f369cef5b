/** Prometheus text: what an operator watches beside the process's own figures. */
import { OPEN_STATES } from '../protocol/calls/open-states.js';
import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { Clock } from '../kernel/clock.js';
import { Dispatcher } from '../dispatch/dispatcher.js';
import { FINDING_KINDS } from '../protocol/watch.js';
import { Auditor } from '../watch/auditor.js';
import { FindingsService } from '../watch/findings.service.js';
import { CurrentLoadQuery } from './current-load.query.js';

@Injectable()
export class MetricsService {
  private readonly registry = new Registry();
  private readonly open = new Gauge({
    name: 'yihu_calls_open',
    help: 'Open calls by state',
    labelNames: ['state'],
    registers: [this.registry],
  });
  private readonly waiting = new Gauge({
    name: 'yihu_calls_waiting',
    help: 'Calls that wait for an answer: nobody is rung, or rings go on past the time to answer',
    registers: [this.registry],
  });
  private readonly onDuty = new Gauge({
    name: 'yihu_officers_on_duty',
    help: 'Officers on duty',
    registers: [this.registry],
  });
  private readonly behind = new Gauge({
    name: 'yihu_dispatch_behind_seconds',
    help: 'Seconds since the dispatcher last asked what is due',
    registers: [this.registry],
  });
  private readonly overdue = new Gauge({
    name: 'yihu_calls_overdue',
    help: 'Calls whose next command of the clock is more than 2 s late',
    registers: [this.registry],
  });

  private readonly found = new Gauge({
    name: 'yihu_watch_findings',
    help: 'What the auditor found and is not over, by kind',
    labelNames: ['kind'],
    registers: [this.registry],
  });
  private readonly audited = new Gauge({
    name: 'yihu_watch_last_run_timestamp_seconds',
    help: 'When the auditor last looked, in seconds since 1970',
    registers: [this.registry],
  });
  private readonly unaudited = new Gauge({
    name: 'yihu_watch_behind_seconds',
    help: 'Seconds since the auditor last looked',
    registers: [this.registry],
  });

  constructor(
    private readonly clock: Clock,
    private readonly dispatcher: Dispatcher,
    private readonly auditor: Auditor,
    private readonly findings: FindingsService,
    private readonly load: CurrentLoadQuery,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  async text(): Promise<string> {
    const now = this.clock.now();
    const load = await this.load.at(now);
    for (const state of OPEN_STATES) this.open.set({ state }, load.open.get(state) ?? 0);
    this.waiting.set(load.waiting);
    this.onDuty.set(load.officersOnDuty);
    this.overdue.set(load.overdue);
    this.behind.set(Math.max(0, now - this.dispatcher.lastRunAt) / 1000);
    const found = await this.findings.counts();
    for (const kind of FINDING_KINDS) this.found.set({ kind }, found.get(kind) ?? 0);
    this.audited.set(this.auditor.lastRunAt / 1000);
    this.unaudited.set(Math.max(0, now - this.auditor.lastRunAt) / 1000);
    return this.registry.metrics();
  }
}
