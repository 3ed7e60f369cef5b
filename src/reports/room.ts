/** What this room gives to the house. */
import { Figures } from './figures.js';
import { ReportsController } from './reports.controller.js';
import { TodayFigures } from './today.js';
import { Year } from './year.js';
import { YearController } from './year.controller.js';

export const REPORTS_CONTROLLERS = [ReportsController, YearController];
export const REPORTS_PROVIDERS = [Figures, TodayFigures, Year];
