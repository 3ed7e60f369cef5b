/** What this room gives to the house. */
import { DeadlineRules } from './deadline-rules.js';
import { DeadlinesController } from './deadlines.controller.js';

export const DEADLINES_CONTROLLERS = [DeadlinesController];
export const DEADLINES_PROVIDERS = [DeadlineRules];
