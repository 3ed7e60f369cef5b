/** What this module does in the process beside the hub. */
import type { JobWorker } from '../jobs/job-worker.js';
import { callExport } from './calls/calls.export.js';
import { figuresExport } from './figures/figures.export.js';
import { hoursExport } from './hours/hours.export.js';
import { volunteerExport } from './volunteers/volunteers.export.js';

export const EXPORT_WORKERS: readonly JobWorker<never>[] = [
  callExport,
  hoursExport,
  figuresExport,
  volunteerExport,
];
