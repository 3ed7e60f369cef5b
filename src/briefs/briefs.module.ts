import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { BriefsController } from './briefs.controller.js';
import { Briefs } from './briefs.js';
import { Material } from './material.js';
import { BriefPdf } from './paper/pdf.js';
import { Schedule } from './schedule.js';

@Module({
  imports: [DirectoryModule, JobsModule, NoticesModule, ReportsModule],
  controllers: [BriefsController],
  providers: [Briefs, Material, Schedule, BriefPdf],
})
export class BriefsModule {}
