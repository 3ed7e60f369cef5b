/** What this room does in the process beside the hub. */
import type { JobWork } from '../jobs/work.js';
import { callExport } from './calls.js';
import { figuresExport } from './figures.js';
import { hoursExport } from './hours.js';
import { volunteerExport } from './volunteers.js';

export const EXPORT_WORKS: readonly JobWork<never>[] = [
  callExport,
  hoursExport,
  figuresExport,
  volunteerExport,
];
