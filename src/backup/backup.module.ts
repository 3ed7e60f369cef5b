import { Module } from '@nestjs/common';
import { FileStoreModule } from '../file-store/file-store.module.js';
import { BackupSchedule } from './schedule/backup-schedule.js';
import { TailFiles } from './tail/tail-files.js';
import { TailHealth } from './tail/tail-health.js';
import { TailShipper } from './tail/tail-shipper.js';

@Module({
  imports: [FileStoreModule],
  providers: [BackupSchedule, TailFiles, TailHealth, TailShipper],
  exports: [BackupSchedule, TailHealth, TailShipper],
})
export class BackupModule {}
