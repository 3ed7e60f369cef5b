/** What this room gives to the house. */
import { JobBook } from './book.js';
import { Children } from './children.js';
import { JobFiles } from './files.js';
import { JobsController } from './jobs.controller.js';
import { Jobs } from './jobs.js';
import { JobKinds } from './kinds.js';
import { JobLaw } from './law.js';
import { Runner } from './runner.js';

export const JOBS_CONTROLLERS = [JobsController];
export const JOBS_PROVIDERS = [JobBook, JobFiles, Children, JobKinds, JobLaw, Runner, Jobs];
