import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DutyModule } from '../duty/duty.module.js';
import { InternalThreadModule } from '../internal-thread/internal-thread.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { WatchModule } from '../watch/watch.module.js';
import { CatchUpService } from './catch-up.service.js';
import { Handshake } from './handshake.js';
import { SnapshotsQuery } from './snapshots.query.js';
import { SocketAdapter } from './socket.adapter.js';
import { UnitStatusQuery } from './unit-status.query.js';
import { UntoldService } from './untold.service.js';
import { UNKNOWN_GATEWAYS } from './unknown.gateway.js';
import { WelcomeService } from './welcome.service.js';
import { DirectoryModule } from '../directory/directory.module.js';

@Module({
  imports: [
    DirectoryModule,
    AccessModule,

    DeskModule,
    DutyModule,
    InternalThreadModule,

    RealtimeModule,
    ReportsModule,
    WatchModule,
  ],
  providers: [
    UnitStatusQuery,
    SnapshotsQuery,
    Handshake,
    WelcomeService,
    SocketAdapter,
    CatchUpService,
    UntoldService,
    ...UNKNOWN_GATEWAYS,
  ],
})
export class ChannelsModule {}
