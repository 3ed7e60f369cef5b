/** What this room gives to the house. */
import { Bodies } from './bodies.js';
import { BodiesController } from './bodies.controller.js';
import { Categories } from './categories.js';
import { CategoriesController } from './categories.controller.js';
import { Changes } from '../directory/changes.js';
import { Directory } from '../directory/directory.js';
import { ImportController } from './import/import.controller.js';
import { Liaisons } from './liaisons.js';
import { LiaisonsController } from './liaisons.controller.js';
import { Places } from './places.js';
import { PlacesController } from './places.controller.js';
import { Policies } from './policies/policies.js';
import { PoliciesController } from './policies/policies.controller.js';
import { SettingsController } from './settings/settings.controller.js';
import { UnitSettingsService } from './settings/unit-settings.js';

export const PLACES_CONTROLLERS = [
  PlacesController,
  ImportController,
  LiaisonsController,
  BodiesController,
  CategoriesController,
  SettingsController,
  PoliciesController,
];
export const PLACES_PROVIDERS = [
  Directory,
  Changes,
  Places,
  Liaisons,
  Bodies,
  Categories,
  Policies,
  UnitSettingsService,
];
