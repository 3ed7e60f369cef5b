/** What this room gives to the house. */
import { ClaimDecisions } from './claims/claim-decisions.js';
import { Claims } from './claims/claims.js';
import { ClaimsController } from './claims/claims.controller.js';
import { ClaimsQuery } from './claims/claims.query.js';
import { Corrections } from './verdicts/correction.js';
import { Evidence } from './evidence/evidence.js';
import { HoursController } from './hours.controller.js';
import { HoursQuery } from './hours.query.js';
import { HoursImportController } from './import/import.controller.js';
import { HoursImport } from './import/importing.js';
import { Ledger } from '../ledger/ledger.js';
import { HoursShown } from './lines.js';
import { MonthsController } from './months/months.controller.js';
import { Months } from './months/months.js';
import { HoursPeopleController } from './people.controller.js';
import { ServicePolicies } from './months/policy.js';
import { ServiceController } from './check-ins/service.controller.js';
import { ServiceSessions } from './check-ins/service.js';
import { ServiceSweep } from './check-ins/service-sweep.js';
import { Verdicts } from './verdicts/verdicts.js';

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
