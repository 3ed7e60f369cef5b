/** Prometheus text: whether anybody is being missed now, and why. docs/metrics.md lists what there is. */
import { Injectable } from '@nestjs/common';
import { TailHealth } from '../../backup/tail/tail-health.js';
import { FileStoreHealth } from '../../file-store/file-store-health.js';
import { Meters } from '../../kernel/meters/meters.js';
import { HintLink } from '../../realtime/hint-link.js';
import { ClockWatch } from '../../watch/clock/clock-watch.js';
import { EventLoopWatch } from '../../watch/event-loop-watch.js';
import { BackupGauges } from './backup-gauges.js';
import { ProcessGauges } from './process-gauges.js';
import { RowGauges } from './row-gauges.js';

@Injectable()
export class MetricsService {
  constructor(
    private readonly meters: Meters,
    private readonly rows: RowGauges,
    private readonly process: ProcessGauges,
    private readonly backups: BackupGauges,
    private readonly tail: TailHealth,
    private readonly hints: HintLink,
    private readonly eventLoop: EventLoopWatch,
    private readonly clocks: ClockWatch,
    private readonly files: FileStoreHealth,
  ) {}

  async text(): Promise<string> {
    const texts = await Promise.all([
      this.rows.text(),
      this.meters.registry.metrics(),
      this.process.text(),
      this.backups.text(),
      this.tail.figures(),
      this.eventLoop.figures(),
      this.clocks.figures(),
      this.hints.figures(),
      this.files.figures(),
    ]);
    return texts.filter((text) => text !== '').join('\n');
  }
}
