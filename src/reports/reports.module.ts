import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { UnitsModule } from '../units/units.module.js';
import { Breakdowns } from './breakdowns.js';
import { ByPlace } from './by-place.js';
import { CallCounts } from './counts.js';
import { FiguresController } from './figures.controller.js';
import { Figures } from './figures.js';
import { OpenNow } from './open.js';
import { ReportsController } from './reports.controller.js';
import { Roller } from './roller.js';
import { SavedViewsController } from './saved-views.controller.js';
import { SavedViews } from './saved-views.js';
import { ServedHours } from './served-hours.js';
import { TodayFigures } from './today.js';
import { YearController } from './year/year.controller.js';
import { Year } from './year/year.js';

@Module({
  imports: [DirectoryModule, UnitsModule],
  controllers: [ReportsController, FiguresController, YearController, SavedViewsController],
  providers: [
    CallCounts,
    Breakdowns,
    ServedHours,
    Figures,
    OpenNow,
    Roller,
    TodayFigures,
    Year,
    ByPlace,
    SavedViews,
  ],
  exports: [Figures, Year, ByPlace, TodayFigures],
})
export class ReportsModule {}
