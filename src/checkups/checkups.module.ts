import { Module } from '@nestjs/common';
import { CallsModule } from '../calls/calls.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { EnterprisesModule } from '../enterprises/enterprises.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { CheckupCalendarService } from './checkup-calendar.service.js';
import { CheckupNoticesService } from './checkup-notices.service.js';
import { CheckupFiguresQuery } from './checkup-figures.query.js';
import { CheckupPointsController } from './checkup-points.controller.js';
import { CheckupPointsService } from './checkup-points.service.js';
import { CheckupsController } from './checkups.controller.js';
import { CheckupsQuery } from './checkups.query.js';
import { CheckupsService } from './checkups.service.js';
import { EnterpriseDetailController } from './enterprise-detail.controller.js';
import { EnterprisesJobKind } from './export/enterprises-job-kind.js';
import { FindingCallsService } from './calls/finding-calls.service.js';
import { FindingsService } from './findings.service.js';
import { PrintLetterService } from './letter/print-letter.service.js';

@Module({
  imports: [
    CallsModule,
    DirectoryModule,
    EnterprisesModule,
    JobsModule,
    NoticesModule,
    OutreachModule,
    RealtimeModule,
    RosterModule,
  ],
  controllers: [CheckupsController, CheckupPointsController, EnterpriseDetailController],
  providers: [
    CheckupsService,
    CheckupCalendarService,
    CheckupNoticesService,
    CheckupsQuery,
    CheckupPointsService,
    CheckupFiguresQuery,
    FindingsService,
    FindingCallsService,
    PrintLetterService,
    EnterprisesJobKind,
  ],
})
export class CheckupsModule {}
