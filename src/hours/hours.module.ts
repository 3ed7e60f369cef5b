import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { SheetsModule } from '../sheets/sheets.module.js';
import { ServiceSweep } from './check-ins/service-sweep.js';
import { ServiceController } from './check-ins/service.controller.js';
import { ServiceSessions } from './check-ins/service.js';
import { ClaimDecisions } from './claims/claim-decisions.js';
import { ClaimsController } from './claims/claims.controller.js';
import { Claims } from './claims/claims.js';
import { ClaimsQuery } from './claims/claims.query.js';
import { Evidence } from './evidence/evidence.js';
import { HoursController } from './hours.controller.js';
import { HoursQuery } from './hours.query.js';
import { HoursImportController } from './import/import.controller.js';
import { HoursImport } from './import/importing.js';
import { HoursShown } from './lines.js';
import { MonthsController } from './months/months.controller.js';
import { Months } from './months/months.js';
import { ServicePolicies } from './months/policy.js';
import { HoursPeopleController } from './people.controller.js';
import { Corrections } from './verdicts/correction.js';
import { Verdicts } from './verdicts/verdicts.js';

@Module({
  imports: [DirectoryModule, LedgerModule, RosterModule, SheetsModule],
  controllers: [
    ClaimsController,
    MonthsController,
    HoursImportController,
    HoursPeopleController,
    HoursController,
    ServiceController,
  ],
  providers: [
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
  ],
})
export class HoursModule {}
