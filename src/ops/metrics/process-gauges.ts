/** Of this process and its machine, now. */
import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { Clock } from '../../kernel/clock.js';
import { shippedVersion } from '../../kernel/shipped-data.js';
import { Dispatcher } from '../../dispatch/dispatcher.js';
import { NoticeDeliveryService } from '../../notices/notice-delivery.service.js';
import { NAMESPACES } from '../../protocol/events.js';
import { NOTICE_CHANNELS } from '../../protocol/people/notice-channels.js';
import { Publisher } from '../../realtime/publisher.js';
import { Store } from '../../store/store.js';
import { DiskSpace } from './disk-space.js';
import { gaugesIn } from './gauges.js';

/** Gauges that are called as counters are, and say nothing that the figures beside them do not. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

@Injectable()
export class ProcessGauges {
  private readonly registry = new Registry();
  private readonly gauge = gaugesIn(this.registry);
  private readonly behind = this.gauge(
    'yihu_dispatch_behind_seconds',
    'Seconds since the dispatcher of this node last asked what is due',
  );
  private readonly sockets = this.gauge(
    'yihu_sockets',
    'Pages and programs that are connected to this node, by namespace',
    ['namespace'],
  );
  private readonly failing = this.gauge(
    'yihu_notice_channels_failing',
    'Units for which a channel fails just now, as this node has met it, by channel',
    ['channel'],
  );
  private readonly free = this.gauge(
    'yihu_disk_free_bytes',
    'Room that the hub may still use, where it lies on a disk of this machine: of the database, of files of conversations, of what jobs make',
    ['of'],
  );
  private readonly size = this.gauge('yihu_disk_size_bytes', 'The size of these disks', ['of']);

  constructor(
    private readonly clock: Clock,
    private readonly dispatcher: Dispatcher,
    private readonly publisher: Publisher,
    private readonly notices: NoticeDeliveryService,
    private readonly disks: DiskSpace,
    store: Store,
  ) {
    collectDefaultMetrics({ register: this.registry });
    for (const name of MISNAMED) this.registry.removeSingleMetric(name);
    for (const metric of store.meters.all(store.kind)) this.registry.registerMetric(metric);
    this.gauge('yihu_build_info', 'Always 1: the version that runs', ['version']).set(
      { version: shippedVersion() },
      1,
    );
  }

  text(): Promise<string> {
    this.behind.set(Math.max(0, this.clock.now() - this.dispatcher.lastRunAt) / 1000);
    for (const namespace of NAMESPACES)
      this.sockets.set({ namespace }, this.publisher.socketsHere(namespace));
    const failing = this.notices.failing();
    for (const channel of NOTICE_CHANNELS)
      if (channel !== 'page') this.failing.set({ channel }, failing.filter((one) => one === channel).length);
    this.free.reset();
    this.size.reset();
    for (const [of, { freeBytes, bytes }] of this.disks.of) {
      this.free.set({ of }, freeBytes);
      this.size.set({ of }, bytes);
    }
    return this.registry.metrics();
  }
}
