import { Module } from '@nestjs/common';
import { DirectoryModule } from '../../directory/directory.module.js';
import { JobsModule } from '../../jobs/jobs.module.js';
import { ReliefTrendJobKind } from './export/relief-trend-job-kind.js';
import { LeadYearsQuery } from './lead-years.query.js';
import { ReliefBasesService } from './relief-bases.service.js';
import { ReliefTrendController } from './relief-trend.controller.js';
import { ReliefTrendQuery } from './relief-trend.query.js';

@Module({
  imports: [DirectoryModule, JobsModule],
  controllers: [ReliefTrendController],
  providers: [ReliefTrendQuery, ReliefBasesService, LeadYearsQuery, ReliefTrendJobKind],
  exports: [ReliefTrendQuery],
})
export class ReliefTrendModule {}
