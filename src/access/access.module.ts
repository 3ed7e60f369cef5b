import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { DirectoryModule } from '../directory/directory.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { AccessGuard } from './access.guard.js';
import { Enrolled } from './enrolled.js';
import { EveryRouteIsNamed } from './every-route.js';
import { Lent } from './lent.js';
import { Origins } from './origins.js';
import { Sessions } from './sessions.js';
import { StandingThere } from './standing-there.js';
import { WayIn } from './way-in.js';

@Module({
  imports: [DiscoveryModule, DirectoryModule, RealtimeModule],
  providers: [
    { provide: APP_GUARD, useExisting: AccessGuard },
    Enrolled,
    StandingThere,
    AccessGuard,
    Origins,
    EveryRouteIsNamed,
    Sessions,
    Lent,
    WayIn,
  ],
  exports: [WayIn, Sessions, Enrolled, Lent, StandingThere, Origins],
})
export class AccessModule {}
