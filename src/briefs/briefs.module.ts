import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { BriefsController } from './briefs.controller.js';
import { BriefsService } from './briefs.service.js';
import { BriefFiguresQuery } from './brief-figures.query.js';
import { BriefPdfJobKind } from './paper/brief-pdf.job-kind.js';
import { BriefScheduleService } from './brief-schedule.service.js';

@Module({
  imports: [DirectoryModule, JobsModule, NoticesModule, ReportsModule],
  controllers: [BriefsController],
  providers: [BriefsService, BriefFiguresQuery, BriefScheduleService, BriefPdfJobKind],
})
export class BriefsModule {}
