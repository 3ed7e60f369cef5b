/** The only file that joins rooms. Two flat lists: what answers HTTP, and what does the work. */
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { DiscoveryModule } from '@nestjs/core';
import type { Logger } from 'pino';
import { CallDeeds } from './call/deeds.js';
import { CallDetails } from './call/details.js';
import { CallList } from './call/list.js';
import { CallsController } from './call/calls.controller.js';
import { Desk, DeskTools } from './call/desk.js';
import { News } from './call/news.js';
import { Raising } from './call/raising.js';
import { Particulars } from './call/particulars.js';
import { Views } from './call/views.js';
import { Channels } from './channels/channels.js';
import { Doors } from './channels/doors.js';
import { Entrances } from './channels/entrances.js';
import { Limits } from './channels/limits.js';
import { Snapshots } from './channels/snapshots.js';
import { Tell } from './channels/tell.js';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { HubController } from './demo/hub.controller.js';
import { Alarm } from './dispatch/alarm.js';
import { Dispatcher } from './dispatch/dispatcher.js';
import { Board } from './duty/board.js';
import { Duty } from './duty/duty.js';
import { DutyController } from './duty/duty.controller.js';
import { Presence } from './duty/presence.js';
import { HoursController } from './hours/hours.controller.js';
import { Corrections } from './hours/correction.js';
import { HoursQuery } from './hours/hours.query.js';
import { Ledger } from './hours/ledger.js';
import { Notices } from './notice/notices.js';
import { NoticeWorker } from './notice/worker.js';
import { HealthController } from './ops/health.controller.js';
import { LOGGER } from './ops/logger.js';
import { Metrics } from './ops/metrics.js';
import { Seal } from './people/seal.js';
import { Directory } from './places/directory.js';
import { PEOPLE_CONTROLLERS, PEOPLE_PROVIDERS } from './people/people.js';
import { PLACES_CONTROLLERS, PLACES_PROVIDERS } from './places/room.js';
import { Figures } from './reports/figures.js';
import { ReportsController } from './reports/reports.controller.js';
import { TodayFigures } from './reports/today.js';
import { RefusalFilter } from './refusal.filter.js';
import { AccessGuard } from './people/access.guard.js';
import { Store } from './store/store.js';

export interface Foundations {
  config: Config;
  clock: Clock;
  store: Store;
  seal: Seal;
  log: Logger;
}

@Module({})
export class AppModule {
  static on({ config, clock, store, seal, log }: Foundations): DynamicModule {
    return {
      module: AppModule,
      imports: [DiscoveryModule],
      controllers: [
        CallsController,
        DutyController,
        HoursController,
        ReportsController,
        HubController,
        HealthController,
        ...PEOPLE_CONTROLLERS,
        ...PLACES_CONTROLLERS,
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
        Directory,
        Tell,
        Alarm,
        Limits,
        ...PEOPLE_PROVIDERS,
        ...PLACES_PROVIDERS,
        Ledger,
        HoursQuery,
        Corrections,
        Figures,
        TodayFigures,
        Notices,
        NoticeWorker,
        DeskTools,
        Desk,
        News,
        Views,
        Particulars,
        Raising,
        CallDeeds,
        CallDetails,
        CallList,
        Board,
        Duty,
        Presence,
        Dispatcher,
        Channels,
        Doors,
        Entrances,
        Snapshots,
        Metrics,
      ],
    };
  }
}
