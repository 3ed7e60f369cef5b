import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { SheetsModule } from '../sheets/sheets.module.js';
import { BodiesController } from './bodies.controller.js';
import { BodiesService } from './bodies.service.js';
import { CategoriesController } from './categories.controller.js';
import { CategoriesService } from './categories.service.js';
import { DeadlineRulesService } from './deadlines/deadline-rules.service.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { CommunitiesImportController } from './import/communities-import.controller.js';
import { DepartmentsController } from './departments/departments.controller.js';
import { DepartmentsService } from './departments/departments.service.js';
import { LiaisonsController } from './liaisons.controller.js';
import { LiaisonsService } from './liaisons.service.js';
import { PlacesController } from './places.controller.js';
import { PlacesService } from './places.service.js';
import { PoliciesController } from './policies/policies.controller.js';
import { PoliciesService } from './policies/policies.service.js';
import { DefaultPolicyController } from './policies/default-policy.controller.js';
import { DefaultPolicyService } from './policies/default-policy.service.js';
import { SettingsController } from './settings/settings.controller.js';
import { UnitSettingsService } from './settings/unit-settings.service.js';

@Module({
  imports: [DirectoryModule, SheetsModule],
  controllers: [
    DeadlinesController,
    DepartmentsController,
    PlacesController,
    CommunitiesImportController,
    LiaisonsController,
    BodiesController,
    CategoriesController,
    DefaultPolicyController,
    SettingsController,
    PoliciesController,
  ],
  providers: [
    DeadlineRulesService,
    DepartmentsService,
    PlacesService,
    LiaisonsService,
    BodiesService,
    CategoriesService,
    PoliciesService,
    DefaultPolicyService,
    UnitSettingsService,
  ],
  exports: [CategoriesService],
})
export class UnitsModule {}
