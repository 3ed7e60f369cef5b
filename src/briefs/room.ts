/** What this room gives to the house. */
import { BriefsController } from './briefs.controller.js';
import { Briefs } from './briefs.js';
import { BriefPdf } from './paper/pdf.js';
import { Material } from './material.js';
import { Schedule } from './schedule.js';

export const BRIEFS_CONTROLLERS = [BriefsController];
export const BRIEFS_PROVIDERS = [Briefs, Material, Schedule, BriefPdf];
