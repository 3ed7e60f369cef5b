import { Module } from '@nestjs/common';
import { DirectoryModule } from '../../directory/directory.module.js';
import { JobsModule } from '../../jobs/jobs.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { LookBackController } from './look-back.controller.js';
import { LookBackQuery } from './look-back.query.js';
import { LookBackRunsService } from './look-back-runs.service.js';
import { LookBackService } from './look-back.service.js';

@Module({
  imports: [DirectoryModule, JobsModule, LeadsModule],
  controllers: [LookBackController],
  providers: [LookBackService, LookBackRunsService, LookBackQuery],
})
export class LookBackModule {}
