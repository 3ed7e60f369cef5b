/** What this room gives to the house. */
import { CalendarAddresses } from './exchange/addresses.js';
import { ExchangeController } from './exchange/exchange.controller.js';
import { RosterExchange } from './exchange/exchange.js';
import { FeedController } from './exchange/feed.controller.js';
import { LeavesController } from './planning/leaves.controller.js';
import { Leaves } from './planning/leaves.js';
import { Listing } from './exchange/listing.js';
import { PatternsController } from './planning/patterns.controller.js';
import { Placing } from './changes/placing.js';
import { RosterReports } from './reports.js';
import { ShiftRequests } from './changes/requests.js';
import { RosterController } from './roster.controller.js';
import { Roster } from './roster.js';
import { RosterSettingsService } from './roster-settings.js';
import { ShiftDeeds } from './changes/shift-deeds.js';
import { ShiftPatterns } from './planning/shift-patterns.js';
import { ShiftsController } from './changes/shifts.controller.js';
import { Temporaries } from './planning/temporaries.js';
import { Tidings } from './tidings.js';
import { Concerned } from './concerned.js';
import { RosterViews } from './views.js';
import { RosterWarnings } from './warnings.js';
import { RosterWatch } from './watch.js';

export const ROSTER_CONTROLLERS = [
  RosterController,
  PatternsController,
  ShiftsController,
  LeavesController,
  FeedController,
  ExchangeController,
];
export const ROSTER_PROVIDERS = [
  Roster,
  RosterSettingsService,
  RosterViews,
  RosterReports,
  RosterWarnings,
  RosterWatch,
  ShiftPatterns,
  Temporaries,
  Placing,
  Listing,
  ShiftDeeds,
  ShiftRequests,
  Leaves,
  CalendarAddresses,
  RosterExchange,
  Tidings,
  Concerned,
];
