import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CallsModule } from '../calls/calls.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DutyModule } from '../duty/duty.module.js';
import { ProofModule } from '../proof/proof.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { WatchModule } from '../watch/watch.module.js';
import { CareDoors } from './care.doors.js';
import { CatchingUp } from './catching-up.js';
import { Channels } from './channels.js';
import { CommunityDoors } from './community.doors.js';
import { CoordinationDoors } from './coordination.doors.js';
import { Doors } from './doors.js';
import { Entrances } from './entrances.js';
import { ProcuratorateDoors } from './procuratorate.doors.js';
import { Snapshots } from './snapshots.js';
import { Standing } from './standing.js';

@Module({
  imports: [
    AccessModule,
    CallsModule,
    DeskModule,
    DutyModule,
    ProofModule,
    RealtimeModule,
    ReportsModule,
    WatchModule,
  ],
  providers: [
    CommunityDoors,
    CareDoors,
    ProcuratorateDoors,
    CoordinationDoors,
    Doors,
    Standing,
    Snapshots,
    Entrances,
    Channels,
    CatchingUp,
  ],
})
export class ChannelsModule {}
