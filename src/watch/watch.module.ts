import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CallsModule } from '../calls/calls.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { Auditor } from './auditor.js';
import { Away } from './away.js';
import { Drills } from './drills/drills.js';
import { LoopTest } from './drills/loop.js';
import { Findings } from './findings.js';
import { LateCalls } from './late-calls.js';
import { Lives } from './lives.js';
import { ReadinessController } from './readiness/readiness.controller.js';
import { ReadinessNow } from './readiness/readiness.js';
import { Sentinel } from './sentinel.js';
import { Standstill } from './standstill.js';
import { Stops } from './stops.js';
import { Unreadable } from './unreadable.js';
import { WatchController } from './watch.controller.js';

@Module({
  imports: [
    AccessModule,
    CallsModule,
    DeskModule,
    DirectoryModule,
    DispatchModule,
    NoticesModule,
    RealtimeModule,
  ],
  controllers: [WatchController, ReadinessController],
  providers: [
    Findings,
    Auditor,
    Away,
    Lives,
    Sentinel,
    Stops,
    Unreadable,
    Drills,
    LoopTest,
    LateCalls,
    ReadinessNow,
    Standstill,
  ],
  exports: [ReadinessNow, Standstill, Auditor, Findings],
})
export class WatchModule {}
