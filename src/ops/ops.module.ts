import { Module } from '@nestjs/common';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { BackupModule } from '../backup/backup.module.js';
import { FileStoreModule } from '../file-store/file-store.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { WatchModule } from '../watch/watch.module.js';
import { CurrentLoadQuery } from './current-load.query.js';
import { HealthController } from './health.controller.js';
import { MetricsService } from './metrics.service.js';

@Module({
  imports: [BackupModule, DispatchModule, FileStoreModule, RealtimeModule, WatchModule],
  controllers: [HealthController],
  providers: [CurrentLoadQuery, MetricsService],
})
export class OpsModule {}
