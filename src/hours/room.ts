/** What this room gives to the house. */
import { ClaimDecisions } from './claim-decisions.js';
import { Claims } from './claims.js';
import { ClaimsController } from './claims.controller.js';
import { ClaimsQuery } from './claims.query.js';
import { Corrections } from './correction.js';
import { Evidence } from './evidence.js';
import { HoursController } from './hours.controller.js';
import { HoursQuery } from './hours.query.js';
import { HoursImportController } from './import.controller.js';
import { HoursImport } from './importing.js';
import { Ledger } from './ledger.js';
import { HoursShown } from './lines.js';
import { MonthsController } from './months.controller.js';
import { Months } from './months.js';
import { HoursPeopleController } from './people.controller.js';
import { ServicePolicies } from './policy.js';
import { ServiceController } from './service.controller.js';
import { ServiceSessions } from './service.js';
import { ServiceSweep } from './service-sweep.js';
import { Verdicts } from './verdicts.js';

export const HOURS_CONTROLLERS = [
  ClaimsController,
  MonthsController,
  HoursImportController,
  HoursPeopleController,
  HoursController,
  ServiceController,
];
export const HOURS_PROVIDERS = [
  Ledger,
  HoursShown,
  HoursQuery,
  ClaimsQuery,
  Corrections,
  Verdicts,
  Claims,
  HoursImport,
  ClaimDecisions,
  ServiceSessions,
  ServiceSweep,
  Evidence,
  Months,
  ServicePolicies,
];
