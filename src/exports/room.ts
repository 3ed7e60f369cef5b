/** What this room gives to the house. */
import { ExportKinds } from './kinds.js';
import { VolunteerColumns, VolunteerColumnsController } from './volunteers/volunteer-columns.js';

export const EXPORTS_CONTROLLERS = [VolunteerColumnsController];
export const EXPORTS_PROVIDERS = [ExportKinds, VolunteerColumns];
