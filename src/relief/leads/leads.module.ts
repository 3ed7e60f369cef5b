import { Module } from '@nestjs/common';
import { DirectoryModule } from '../../directory/directory.module.js';
import { JobsModule } from '../../jobs/jobs.module.js';
import { NoticesModule } from '../../notices/notices.module.js';
import { RealtimeModule } from '../../realtime/realtime.module.js';
import { AgenciesModule } from '../../agencies/agencies.module.js';
import { CapModule } from '../cap/cap.module.js';
import { LeadRequestsController } from './requests/lead-requests.controller.js';
import { LeadsJobKind } from './export/leads-job-kind.js';
import { LeadDesk } from './lead-desk.js';
import { LeadFollowUpsService } from './lead-follow-ups.service.js';
import { LeadRevealService } from './lead-reveal.service.js';
import { LeadStepsService } from './lead-steps.service.js';
import { LeadViews } from './lead.view.js';
import { LeadsController } from './leads.controller.js';
import { LeadsListQuery } from './leads-list.query.js';
import { LeadsService } from './leads.service.js';
import { LeadSweep } from './reminders/lead-sweep.js';

@Module({
  imports: [AgenciesModule, CapModule, DirectoryModule, JobsModule, NoticesModule, RealtimeModule],
  controllers: [LeadsController, LeadRequestsController],
  providers: [
    LeadDesk,
    LeadsJobKind,
    LeadFollowUpsService,
    LeadRevealService,
    LeadStepsService,
    LeadViews,
    LeadsListQuery,
    LeadsService,
    LeadSweep,
  ],
  exports: [LeadDesk, LeadRevealService, LeadsService, LeadsListQuery],
})
export class LeadsModule {}
