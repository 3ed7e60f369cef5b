/** What this room gives to the house. */
import { Figures } from './figures.js';
import { ReportsController } from './reports.controller.js';
import { TodayFigures } from './today.js';

export const REPORTS_CONTROLLERS = [ReportsController];
export const REPORTS_PROVIDERS = [Figures, TodayFigures];
