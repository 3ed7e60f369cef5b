import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { PeopleModule } from '../people/people.module.js';
import { AwaitedFilesService } from './awaited-files.service.js';
import { JobsRepository } from './jobs.repository.js';
import { JobProcesses } from './job-processes.js';
import { JobFilesService } from './job-files.service.js';
import { JobsController } from './jobs.controller.js';
import { JobsService } from './jobs.service.js';
import { JobKindRegistry } from './job-kinds.js';
import { JobRunner } from './job-runner.js';

@Module({
  imports: [DirectoryModule, PeopleModule],
  controllers: [JobsController],
  providers: [
    JobsRepository,
    JobFilesService,
    JobProcesses,
    AwaitedFilesService,
    JobKindRegistry,
    JobRunner,
    JobsService,
  ],
  exports: [JobKindRegistry, JobsRepository, JobsService, JobProcesses, JobFilesService, AwaitedFilesService],
})
export class JobsModule {}
