import { Module } from '@nestjs/common';
import { DirectoryModule } from '../../directory/directory.module.js';
import { JobsModule } from '../../jobs/jobs.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { LeadPaperJobKind } from './lead-paper.job-kind.js';
import { LeadPapersController } from './lead-papers.controller.js';
import { LeadPapersService } from './lead-papers.service.js';

@Module({
  imports: [DirectoryModule, JobsModule, LeadsModule],
  controllers: [LeadPapersController],
  providers: [LeadPapersService, LeadPaperJobKind],
})
export class PapersModule {}
