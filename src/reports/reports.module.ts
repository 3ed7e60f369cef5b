import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { UnitsModule } from '../units/units.module.js';
import { ActiveFiguresQuery } from './active/active-figures.query.js';
import { BreakdownsQuery } from './breakdowns.query.js';
import { CountsByPlaceQuery } from './counts-by-place.query.js';
import { CallCountsQuery } from './call-counts.query.js';
import { FiguresController } from './figures.controller.js';
import { FiguresQuery } from './figures.query.js';
import { OpenFiguresQuery } from './open-figures.query.js';
import { ReportsController } from './reports.controller.js';
import { RollupService } from './rollup.service.js';
import { SavedViewsController } from './saved-views.controller.js';
import { SavedViewsService } from './saved-views.service.js';
import { ServedHoursQuery } from './served-hours.query.js';
import { TodayFiguresQuery } from './today-figures.query.js';
import { YearController } from './year/year.controller.js';
import { YearFiguresQuery } from './year/year-figures.query.js';

@Module({
  imports: [DirectoryModule, UnitsModule],
  controllers: [ReportsController, FiguresController, YearController, SavedViewsController],
  providers: [
    ActiveFiguresQuery,
    CallCountsQuery,
    BreakdownsQuery,
    ServedHoursQuery,
    FiguresQuery,
    OpenFiguresQuery,
    RollupService,
    TodayFiguresQuery,
    YearFiguresQuery,
    CountsByPlaceQuery,
    SavedViewsService,
  ],
  exports: [
    ActiveFiguresQuery,
    CallCountsQuery,
    FiguresQuery,
    YearFiguresQuery,
    CountsByPlaceQuery,
    TodayFiguresQuery,
  ],
})
export class ReportsModule {}
