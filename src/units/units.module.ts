import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { SheetsModule } from '../sheets/sheets.module.js';
import { BodiesController } from './bodies.controller.js';
import { Bodies } from './bodies.js';
import { CategoriesController } from './categories.controller.js';
import { Categories } from './categories.js';
import { DeadlineRules } from './deadlines/deadline-rules.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { ImportController } from './import/import.controller.js';
import { LiaisonsController } from './liaisons.controller.js';
import { Liaisons } from './liaisons.js';
import { PlacesController } from './places.controller.js';
import { Places } from './places.js';
import { PoliciesController } from './policies/policies.controller.js';
import { Policies } from './policies/policies.js';
import { SettingsController } from './settings/settings.controller.js';
import { UnitSettingsService } from './settings/unit-settings.js';

@Module({
  imports: [DirectoryModule, SheetsModule],
  controllers: [
    DeadlinesController,
    PlacesController,
    ImportController,
    LiaisonsController,
    BodiesController,
    CategoriesController,
    SettingsController,
    PoliciesController,
  ],
  providers: [DeadlineRules, Places, Liaisons, Bodies, Categories, Policies, UnitSettingsService],
  exports: [Categories],
})
export class UnitsModule {}
