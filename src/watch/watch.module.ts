import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CallsModule } from '../calls/calls.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { FileStoreModule } from '../file-store/file-store.module.js';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { Auditor } from './auditor.js';
import { UnreachableWatch } from './unreachable-watch.js';
import { DrillsService } from './drills/drills.service.js';
import { SelfTestService } from './drills/self-test.service.js';
import { FindingsService } from './findings.service.js';
import { OutageCallsService } from './outage-calls.service.js';
import { ProcessHeartbeats } from './process-heartbeats.js';
import { ReadinessController } from './readiness/readiness.controller.js';
import { ReadinessQuery } from './readiness/readiness.query.js';
import { Watchdog } from './watchdog.js';
import { EventLoopWatch } from './event-loop-watch.js';
import { ClockOffWatch } from './clock/clock-off-watch.js';
import { ClockWatch } from './clock/clock-watch.js';
import { FileStoreWatch } from './file-store/file-store-watch.js';
import { StandstillWatch } from './standstill-watch.js';
import { BackupModule } from '../backup/backup.module.js';
import { DamageWatch } from './backups/damage-watch.js';
import { TailWatch } from './backups/tail-watch.js';
import { BackupsWatch } from './backups/backups-watch.js';
import { WebhooksWatch } from './webhooks/webhooks-watch.js';
import { UnreadableCallsWatch } from './unreadable-calls-watch.js';
import { WatchController } from './watch.controller.js';

@Module({
  imports: [
    AccessModule,
    BackupModule,
    CallsModule,
    DeskModule,
    DirectoryModule,
    DispatchModule,
    FileStoreModule,
    NoticesModule,
    RealtimeModule,
  ],
  controllers: [WatchController, ReadinessController],
  providers: [
    FindingsService,
    Auditor,
    UnreachableWatch,
    ProcessHeartbeats,
    Watchdog,
    StandstillWatch,
    FileStoreWatch,
    WebhooksWatch,
    BackupsWatch,
    DamageWatch,
    TailWatch,
    UnreadableCallsWatch,
    DrillsService,
    SelfTestService,
    OutageCallsService,
    ReadinessQuery,
    EventLoopWatch,
    ClockWatch,
    ClockOffWatch,
  ],
  exports: [ReadinessQuery, EventLoopWatch, ClockWatch, Auditor, FindingsService, ProcessHeartbeats],
})
export class WatchModule {}
