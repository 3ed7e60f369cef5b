/** What this room does in the process beside the hub. */
import type { JobWork } from '../jobs/work.js';
import { callExport } from './calls/calls.js';
import { figuresExport } from './figures/figures.js';
import { hoursExport } from './hours/hours.js';
import { volunteerExport } from './volunteers/volunteers.js';

export const EXPORT_WORKS: readonly JobWork<never>[] = [
  callExport,
  hoursExport,
  figuresExport,
  volunteerExport,
];
