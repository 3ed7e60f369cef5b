import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarService } from './calendar.service.js';
import { CalendarFreezer } from './calendar-freezer.js';

@Module({
  imports: [DeskModule, DirectoryModule, RosterModule],
  controllers: [CalendarController],
  providers: [CalendarService, CalendarFreezer],
})
export class CalendarsModule {}
