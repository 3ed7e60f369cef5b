import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { DirectoryModule } from '../directory/directory.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { AccessGuard } from './access.guard.js';
import { DeviceSessionService } from './device-session.service.js';
import { RouteAccessCheck } from './route-access.check.js';
import { ProbeTokens } from './probe-tokens.js';
import { AllowedOrigins } from './allowed-origins.js';
import { SessionsService } from './sessions.service.js';
import { PeopleAtDevicesQuery } from './people-at-devices.query.js';
import { Authenticator } from './authenticator.js';
import { GuestSessionsService } from './guests/guest-sessions.service.js';
import { UnitAboveGuard } from './above/unit-above.guard.js';

@Module({
  imports: [DiscoveryModule, DirectoryModule, RealtimeModule],
  providers: [
    { provide: APP_GUARD, useExisting: AccessGuard },
    { provide: APP_GUARD, useExisting: UnitAboveGuard },
    DeviceSessionService,
    PeopleAtDevicesQuery,
    AccessGuard,
    UnitAboveGuard,
    AllowedOrigins,
    RouteAccessCheck,
    SessionsService,
    ProbeTokens,
    GuestSessionsService,
    Authenticator,
  ],
  exports: [
    Authenticator,
    SessionsService,
    DeviceSessionService,
    GuestSessionsService,
    ProbeTokens,
    PeopleAtDevicesQuery,
    AllowedOrigins,
  ],
})
export class AccessModule {}
