import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { SheetsModule } from '../sheets/sheets.module.js';
import { Placing } from './changes/placing.js';
import { ShiftRequests } from './changes/requests.js';
import { ShiftDeeds } from './changes/shift-deeds.js';
import { ShiftsController } from './changes/shifts.controller.js';
import { Concerned } from './concerned.js';
import { CalendarAddresses } from './exchange/addresses.js';
import { ExchangeController } from './exchange/exchange.controller.js';
import { RosterExchange } from './exchange/exchange.js';
import { FeedController } from './exchange/feed.controller.js';
import { Listing } from './exchange/listing.js';
import { LeavesController } from './planning/leaves.controller.js';
import { Leaves } from './planning/leaves.js';
import { PatternsController } from './planning/patterns.controller.js';
import { ShiftPatterns } from './planning/shift-patterns.js';
import { Temporaries } from './planning/temporaries.js';
import { RosterReports } from './reports.js';
import { RosterSettingsService } from './roster-settings.js';
import { RosterController } from './roster.controller.js';
import { Roster } from './roster.js';
import { Tidings } from './tidings.js';
import { RosterViews } from './views.js';
import { RosterWarnings } from './warnings.js';
import { RosterWatch } from './watch.js';

@Module({
  imports: [DirectoryModule, NoticesModule, SheetsModule],
  controllers: [
    RosterController,
    PatternsController,
    ShiftsController,
    LeavesController,
    FeedController,
    ExchangeController,
  ],
  providers: [
    Roster,
    RosterSettingsService,
    RosterViews,
    RosterReports,
    RosterWarnings,
    RosterWatch,
    ShiftPatterns,
    Temporaries,
    Placing,
    Listing,
    ShiftDeeds,
    ShiftRequests,
    Leaves,
    CalendarAddresses,
    RosterExchange,
    Tidings,
    Concerned,
  ],
  exports: [Concerned, Roster],
})
export class RosterModule {}
