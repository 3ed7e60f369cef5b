import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { ExportJobKinds } from './export-job-kinds.js';
import { VolunteerColumnsController, VolunteerColumnsService } from './volunteers/volunteer-columns.js';

@Module({
  imports: [DirectoryModule, JobsModule],
  controllers: [VolunteerColumnsController],
  providers: [ExportJobKinds, VolunteerColumnsService],
})
export class ExportsModule {}
