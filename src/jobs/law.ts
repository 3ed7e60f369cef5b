/** What a job must be before it is begun, and before its file is given out. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import type { JobRow } from './jobs.entities.js';
import { JobKinds } from './kinds.js';
import { standingOf } from './standing.js';

@Injectable()
export class JobLaw {
  constructor(
    readonly kinds: JobKinds,
    private readonly directory: Directory,
  ) {}
  stands = (job: JobRow): boolean => standingOf(job, this.directory.person(job.askedBy)) !== undefined;
}
