import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { SheetsModule } from '../sheets/sheets.module.js';
import { ShiftAssignmentService } from './shifts/shift-assignment.service.js';
import { ShiftRequestsService } from './shifts/shift-requests.service.js';
import { ShiftCommandsService } from './shifts/shift-commands.service.js';
import { ShiftsController } from './shifts/shifts.controller.js';
import { RosterChangeNotices } from './roster-change-notices.js';
import { CalendarAddressesService } from './exchange/calendar-addresses.service.js';
import { RosterWorkbookController } from './exchange/roster-workbook.controller.js';
import { RosterWorkbookService } from './exchange/roster-workbook.service.js';
import { CalendarFeedController } from './exchange/calendar-feed.controller.js';
import { CalendarSources } from './exchange/calendar-sources.js';
import { RosterBulkChangeService } from './exchange/roster-bulk-change.service.js';
import { LeavesController } from './planning/leaves.controller.js';
import { LeavesService } from './planning/leaves.service.js';
import { PatternsController } from './planning/patterns.controller.js';
import { ShiftPatternsService } from './planning/shift-patterns.service.js';
import { TemporaryRostersService } from './planning/temporary-rosters.service.js';
import { RosterReportsQuery } from './roster-reports.query.js';
import { RosterSettingsService } from './roster-settings.service.js';
import { RosterController } from './roster.controller.js';
import { RosterQuery } from './roster.query.js';
import { RosterNoticesService } from './roster-notices.service.js';
import { RosterGridQuery } from './roster-grid.query.js';
import { RosterWarningsQuery } from './roster-warnings.query.js';
import { RosterWatchService } from './roster-watch.service.js';

@Module({
  imports: [DirectoryModule, NoticesModule, SheetsModule],
  controllers: [
    RosterController,
    PatternsController,
    ShiftsController,
    LeavesController,
    CalendarFeedController,
    RosterWorkbookController,
  ],
  providers: [
    RosterQuery,
    RosterSettingsService,
    RosterGridQuery,
    RosterReportsQuery,
    RosterWarningsQuery,
    RosterWatchService,
    ShiftPatternsService,
    TemporaryRostersService,
    ShiftAssignmentService,
    RosterBulkChangeService,
    ShiftCommandsService,
    ShiftRequestsService,
    LeavesService,
    CalendarAddressesService,
    CalendarSources,
    RosterWorkbookService,
    RosterNoticesService,
    RosterChangeNotices,
  ],
  exports: [CalendarSources, RosterChangeNotices, RosterQuery],
})
export class RosterModule {}
