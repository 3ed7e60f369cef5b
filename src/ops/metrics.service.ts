/** Prometheus text: what an operator watches beside the process's own figures. */
import { OPEN_STATES } from '../protocol/calls/open-states.js';
import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { waitsForAnswerSql } from '../counting/overdue-calls.query.js';
import { openStates } from '../call/open-states.sql.js';
import { Clock } from '../kernel/clock.js';
import { Dispatcher } from '../dispatch/dispatcher.js';
import { FINDING_KINDS } from '../protocol/watch.js';
import { Store } from '../store/store.js';
import { Auditor } from '../watch/auditor.js';
import { FindingsService } from '../watch/findings.service.js';

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
    help: 'Calls whose next deed of the clock is more than 2 s late',
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
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly dispatcher: Dispatcher,
    private readonly auditor: Auditor,
    private readonly findings: FindingsService,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  async text(): Promise<string> {
    const now = this.clock.now();
    const states = await this.store.read.rows<{ state: string; n: number }>(
      `select state, count(*) as n from call where ${openStates} and drill is null group by state`,
    );
    for (const state of OPEN_STATES)
      this.open.set({ state }, Number(states.find((s) => s.state === state)?.n ?? 0));
    const [waiting] = await this.store.read.rows<{ n: number }>(
      `select count(*) as n from call where ${openStates} and ${waitsForAnswerSql(now)}`,
    );
    this.waiting.set(Number(waiting!.n));
    const [duty] = await this.store.read.rows<{ n: number }>(
      'select count(*) as n from duty where since is not null',
    );
    this.onDuty.set(Number(duty!.n));
    const [late] = await this.store.read.rows<{ n: number }>(
      'select count(*) as n from call where due_at < ?',
      [now - 2000],
    );
    this.overdue.set(Number(late!.n));
    this.behind.set(Math.max(0, now - this.dispatcher.lastRunAt) / 1000);
    const found = await this.findings.counts();
    for (const kind of FINDING_KINDS) this.found.set({ kind }, found.get(kind) ?? 0);
    this.audited.set(this.auditor.lastRunAt / 1000);
    this.unaudited.set(Math.max(0, now - this.auditor.lastRunAt) / 1000);
    return this.registry.metrics();
  }
}
