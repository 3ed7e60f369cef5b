import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { ExportKinds } from './kinds.js';
import { VolunteerColumnsController, VolunteerColumns } from './volunteers/volunteer-columns.js';

@Module({
  imports: [DirectoryModule, JobsModule],
  controllers: [VolunteerColumnsController],
  providers: [ExportKinds, VolunteerColumns],
})
export class ExportsModule {}
