/** What this room gives to the house. */
import { CalendarAddresses } from './addresses.js';
import { ExchangeController } from './exchange.controller.js';
import { RosterExchange } from './exchange.js';
import { FeedController } from './feed.controller.js';
import { LeavesController } from './leaves.controller.js';
import { Leaves } from './leaves.js';
import { Listing } from './listing.js';
import { PatternsController } from './patterns.controller.js';
import { Placing } from './placing.js';
import { RosterReports } from './reports.js';
import { ShiftRequests } from './requests.js';
import { RosterController } from './roster.controller.js';
import { Roster } from './roster.js';
import { RosterSettingsService } from './roster-settings.js';
import { ShiftDeeds } from './shift-deeds.js';
import { ShiftPatterns } from './shift-patterns.js';
import { ShiftsController } from './shifts.controller.js';
import { Temporaries } from './temporaries.js';
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
