import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { AgencyRequestsJobKind } from './agencies/agency-requests-job-kind.js';
import { ExportJobKinds } from './export-job-kinds.js';
import { LiaisonJobKinds } from './liaison/liaison-job-kinds.js';
import { OutreachJobKinds } from './outreach/outreach-job-kinds.js';
import { VolunteerColumnsController, VolunteerColumnsService } from './volunteers/volunteer-columns.js';

@Module({
  imports: [DirectoryModule, JobsModule, OutreachModule],
  controllers: [VolunteerColumnsController],
  providers: [
    ExportJobKinds,
    OutreachJobKinds,
    LiaisonJobKinds,
    AgencyRequestsJobKind,
    VolunteerColumnsService,
  ],
})
export class ExportsModule {}
