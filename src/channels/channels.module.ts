import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DutyModule } from '../duty/duty.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { WatchModule } from '../watch/watch.module.js';
import { CatchingUp } from './catching-up.js';
import { Handshake } from './handshake.js';
import { Snapshots } from './snapshots.js';
import { SocketAdapter } from './socket.adapter.js';
import { Standing } from './standing.js';
import { UNKNOWN_GATEWAYS } from './unknown.gateway.js';
import { Welcome } from './welcome.js';
import { DirectoryModule } from '../directory/directory.module.js';

@Module({
  imports: [
    DirectoryModule,
    AccessModule,

    DeskModule,
    DutyModule,

    RealtimeModule,
    ReportsModule,
    WatchModule,
  ],
  providers: [Standing, Snapshots, Handshake, Welcome, SocketAdapter, CatchingUp, ...UNKNOWN_GATEWAYS],
})
export class ChannelsModule {}
