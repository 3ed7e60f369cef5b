import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { CalendarController } from './calendar.controller.js';
import { Calendars } from './calendars.js';
import { CalendarFreezing } from './freezing.js';

@Module({
  imports: [DeskModule, DirectoryModule, RosterModule],
  controllers: [CalendarController],
  providers: [Calendars, CalendarFreezing],
})
export class CalendarsModule {}
