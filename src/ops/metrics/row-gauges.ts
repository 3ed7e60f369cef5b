/** Of what stands in rows, now: the same whichever node is asked. */
import { Injectable } from '@nestjs/common';
import { Registry } from 'prom-client';
import { Clock } from '../../kernel/clock.js';
import { OPEN_STATES } from '../../protocol/calls/open-states.js';
import { FINDING_KINDS } from '../../protocol/watch.js';
import { Auditor } from '../../watch/auditor.js';
import { FindingsService } from '../../watch/findings.service.js';
import { CurrentLoadQuery } from './current-load.query.js';
import { WatchedRowsQuery } from './watched-rows.query.js';
import { gaugesIn } from './gauges.js';

@Injectable()
export class RowGauges {
  private readonly registry = new Registry();
  private readonly gauge = gaugesIn(this.registry);
  private readonly open = this.gauge('yihu_calls_open', 'Open calls by state', ['state']);
  private readonly found = this.gauge(
    'yihu_watch_findings',
    'What the auditor found and is not over, by kind',
    ['kind'],
  );
  private readonly waiting = this.gauge(
    'yihu_calls_waiting',
    'Calls that wait for an answer: nobody is rung, or rings go on past the time to answer',
  );
  private readonly overdue = this.gauge(
    'yihu_calls_overdue',
    'Calls whose next command of the clock is more than 2 s late',
  );
  private readonly onDuty = this.gauge('yihu_officers_on_duty', 'Officers on duty');
  private readonly live = this.gauge('yihu_rings_live', 'Rings that ring now');
  private readonly unreceived = this.gauge(
    'yihu_rings_unreceived',
    'Rings that ring for more than 6 s and have reached no device and gone out by no channel',
  );
  private readonly notices = this.gauge(
    'yihu_notices_due',
    'Notices that are due and not sent yet, 10,000 at most',
  );
  private readonly noticeAge = this.gauge(
    'yihu_notices_due_oldest_seconds',
    'Seconds for which the longest due notice is due',
  );
  private readonly webhooks = this.gauge(
    'yihu_webhook_events_waiting',
    'States that other programs are to be told and have not taken yet, 10,000 at most',
  );
  private readonly webhookAge = this.gauge(
    'yihu_webhook_events_oldest_seconds',
    'Seconds for which the oldest of them waits',
  );
  private readonly jobs = this.gauge('yihu_jobs', 'Exports and other long work by state', ['state']);
  private readonly jobAge = this.gauge(
    'yihu_jobs_queued_oldest_seconds',
    'Seconds for which the oldest job waits for its turn',
  );
  private readonly nodes = this.gauge('yihu_nodes', 'Nodes that gave a sign of life within 90 s');
  private readonly audited = this.gauge(
    'yihu_watch_last_run_timestamp_seconds',
    'When the auditor last looked, in seconds since 1970',
  );
  private readonly unaudited = this.gauge(
    'yihu_watch_behind_seconds',
    'Seconds since the auditor of this node last looked',
  );

  constructor(
    private readonly clock: Clock,
    private readonly load: CurrentLoadQuery,
    private readonly watched: WatchedRowsQuery,
    private readonly findings: FindingsService,
    private readonly auditor: Auditor,
  ) {}

  async text(): Promise<string> {
    const now = this.clock.now();
    const [load, rows, found] = await Promise.all([
      this.load.at(now),
      this.watched.at(now),
      this.findings.counts(),
    ]);
    for (const state of OPEN_STATES) this.open.set({ state }, load.open.get(state) ?? 0);
    for (const kind of FINDING_KINDS) this.found.set({ kind }, found.get(kind) ?? 0);
    this.waiting.set(load.waiting);
    this.onDuty.set(load.officersOnDuty);
    this.overdue.set(load.overdue);
    this.live.set(rows.rings.live);
    this.unreceived.set(rows.rings.unreceived);
    this.notices.set(rows.notices.n);
    this.noticeAge.set(rows.notices.oldest);
    this.webhooks.set(rows.webhooks.n);
    this.webhookAge.set(rows.webhooks.oldest);
    this.jobs.set({ state: 'queued' }, rows.jobs.queued.n);
    this.jobs.set({ state: 'running' }, rows.jobs.running);
    this.jobAge.set(rows.jobs.queued.oldest);
    this.nodes.set(rows.nodes);
    this.audited.set(this.auditor.lastRunAt / 1000);
    this.unaudited.set(Math.max(0, now - this.auditor.lastRunAt) / 1000);
    return this.registry.metrics();
  }
}
