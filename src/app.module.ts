/** The only file that joins rooms. Each room lists what it gives; here they stand under one roof. */
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { BRIEFS_CONTROLLERS, BRIEFS_PROVIDERS } from './briefs/room.js';
import { CALENDAR_CONTROLLERS, CALENDAR_PROVIDERS } from './calendars/room.js';
import { CALL_CONTROLLERS, CALL_PROVIDERS } from './calls/room.js';
import { CERTIFICATES_CONTROLLERS, CERTIFICATES_PROVIDERS } from './certificates/room.js';
import { CHANNELS_PROVIDERS } from './channels/room.js';
import { Clock } from './kernel/clock.js';
import { CONFIG } from './kernel/config.js';
import { DEVICES_CONTROLLERS, DEVICES_PROVIDERS } from './devices/room.js';
import { DEADLINES_CONTROLLERS, DEADLINES_PROVIDERS } from './units/deadlines/room.js';
import { HubController } from './demo/hub.controller.js';
import { DISPATCH_PROVIDERS } from './dispatch/room.js';
import { DUTY_CONTROLLERS, DUTY_PROVIDERS } from './duty/room.js';
import { EXPORTS_CONTROLLERS, EXPORTS_PROVIDERS } from './exports/room.js';
import type { Foundations } from './foundations.js';
import { HOURS_CONTROLLERS, HOURS_PROVIDERS } from './hours/room.js';
import { JOBS_CONTROLLERS, JOBS_PROVIDERS } from './jobs/room.js';
import { NOTICE_CONTROLLERS, NOTICE_PROVIDERS } from './notices/room.js';
import { HealthController } from './ops/health.controller.js';
import { Hints } from './realtime/hints.js';
import { LOGGER } from './kernel/logger.js';
import { Metrics } from './ops/metrics.js';
import { Standstill } from './watch/standstill.js';
import { AccessGuard } from './access/access.guard.js';
import { PEOPLE_CONTROLLERS, PEOPLE_PROVIDERS } from './people/room.js';
import { Seal } from './kernel/seal/seal.js';
import { PLACES_CONTROLLERS, PLACES_PROVIDERS } from './units/room.js';
import { PROPOSALS_CONTROLLERS, PROPOSALS_PROVIDERS } from './proposals/room.js';
import { PROOF_CONTROLLERS, PROOF_PROVIDERS } from './proof/room.js';
import { RefusalFilter } from './kernel/refusal/refusal.filter.js';
import { REPORTS_CONTROLLERS, REPORTS_PROVIDERS } from './reports/room.js';
import { ROSTER_CONTROLLERS, ROSTER_PROVIDERS } from './roster/room.js';
import { SHEETS_PROVIDERS } from './sheets/room.js';
import { Store } from './store/store.js';
import { WALL_CONTROLLERS, WALL_PROVIDERS } from './wall/room.js';
import { WATCH_CONTROLLERS, WATCH_PROVIDERS } from './watch/room.js';

@Module({})
export class AppModule {
  static on({ config, clock, store, seal, log }: Foundations): DynamicModule {
    return {
      module: AppModule,
      imports: [DiscoveryModule],
      controllers: [
        ...CALL_CONTROLLERS,
        ...PROOF_CONTROLLERS,
        ...DUTY_CONTROLLERS,
        ...HOURS_CONTROLLERS,
        ...CERTIFICATES_CONTROLLERS,
        ...REPORTS_CONTROLLERS,
        ...WALL_CONTROLLERS,
        ...PROPOSALS_CONTROLLERS,
        ...BRIEFS_CONTROLLERS,
        ...PEOPLE_CONTROLLERS,
        ...PLACES_CONTROLLERS,
        ...DEVICES_CONTROLLERS,
        ...NOTICE_CONTROLLERS,
        ...CALENDAR_CONTROLLERS,
        ...DEADLINES_CONTROLLERS,
        ...ROSTER_CONTROLLERS,
        ...WATCH_CONTROLLERS,
        ...JOBS_CONTROLLERS,
        ...EXPORTS_CONTROLLERS,
        HubController,
        HealthController,
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: Store, useValue: store },
        { provide: Seal, useValue: seal },
        { provide: LOGGER, useValue: log },
        { provide: APP_GUARD, useExisting: AccessGuard },
        { provide: APP_FILTER, useExisting: RefusalFilter },
        RefusalFilter,
        ...PLACES_PROVIDERS,
        ...PEOPLE_PROVIDERS,
        ...DEVICES_PROVIDERS,
        ...HOURS_PROVIDERS,
        ...CERTIFICATES_PROVIDERS,
        ...REPORTS_PROVIDERS,
        ...WALL_PROVIDERS,
        ...PROPOSALS_PROVIDERS,
        ...BRIEFS_PROVIDERS,
        ...NOTICE_PROVIDERS,
        ...PROOF_PROVIDERS,
        ...CALL_PROVIDERS,
        ...CALENDAR_PROVIDERS,
        ...DEADLINES_PROVIDERS,
        ...DUTY_PROVIDERS,
        ...DISPATCH_PROVIDERS,
        ...ROSTER_PROVIDERS,
        ...SHEETS_PROVIDERS,
        ...CHANNELS_PROVIDERS,
        ...WATCH_PROVIDERS,
        ...JOBS_PROVIDERS,
        ...EXPORTS_PROVIDERS,
        Hints,
        Metrics,
        Standstill,
      ],
    };
  }
}
