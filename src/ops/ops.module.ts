import { Module } from '@nestjs/common';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { BackupModule } from '../backup/backup.module.js';
import { FileStoreModule } from '../file-store/file-store.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { WatchModule } from '../watch/watch.module.js';
import { HealthController } from './health.controller.js';
import { BackupGauges } from './metrics/backup-gauges.js';
import { CurrentLoadQuery } from './metrics/current-load.query.js';
import { DiskSpace } from './metrics/disk-space.js';
import { MetricsService } from './metrics/metrics.service.js';
import { ProcessGauges } from './metrics/process-gauges.js';
import { RowGauges } from './metrics/row-gauges.js';
import { WatchedRowsQuery } from './metrics/watched-rows.query.js';

@Module({
  imports: [BackupModule, DispatchModule, FileStoreModule, NoticesModule, RealtimeModule, WatchModule],
  controllers: [HealthController],
  providers: [
    CurrentLoadQuery,
    WatchedRowsQuery,
    DiskSpace,
    RowGauges,
    ProcessGauges,
    BackupGauges,
    MetricsService,
  ],
})
export class OpsModule {}
