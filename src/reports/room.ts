/** What this room gives to the house. */
import { ByPlace } from './by-place.js';
import { Figures } from './figures.js';
import { ReportsController } from './reports.controller.js';
import { TodayFigures } from './today.js';
import { SavedViews } from './saved-views.js';
import { SavedViewsController } from './saved-views.controller.js';
import { Year } from './year.js';
import { YearController } from './year.controller.js';

export const REPORTS_CONTROLLERS = [ReportsController, YearController, SavedViewsController];
export const REPORTS_PROVIDERS = [Figures, TodayFigures, Year, ByPlace, SavedViews];
