/** What a job must be before it is begun, and before its file is given out. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import type { JobRow } from './jobs.entity.js';
import { JobKindRegistry } from './job-kinds.js';
import { actorOfJob } from './job-actor.js';

@Injectable()
export class JobEligibility {
  constructor(
    readonly kinds: JobKindRegistry,
    private readonly directory: Directory,
  ) {}
  stands = (job: JobRow): boolean => actorOfJob(job, this.directory.person(job.askedBy)) !== undefined;
}
