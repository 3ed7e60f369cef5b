import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { SheetsModule } from '../sheets/sheets.module.js';
import { ServiceSweep } from './check-ins/service-sweep.js';
import { ServiceController } from './check-ins/service.controller.js';
import { ServiceSessionsService } from './check-ins/service-sessions.service.js';
import { ClaimDecisionsService } from './claims/claim-decisions.service.js';
import { ClaimsController } from './claims/claims.controller.js';
import { ClaimsService } from './claims/claims.service.js';
import { ClaimsQuery } from './claims/claims.query.js';
import { EvidenceQuery } from './evidence/evidence.query.js';
import { HoursController } from './hours.controller.js';
import { HoursListQuery } from './hours-list.query.js';
import { HoursImportController } from './import/hours-import.controller.js';
import { HoursImportService } from './import/hours-import.service.js';
import { HoursViewsService } from './hours-views.service.js';
import { MonthsController } from './months/months.controller.js';
import { MonthsService } from './months/months.service.js';
import { ServicePoliciesService } from './months/service-policies.service.js';
import { HoursPeopleController } from './hours-people.controller.js';
import { CorrectionsService } from './verdicts/corrections.service.js';
import { VerdictsService } from './verdicts/verdicts.service.js';

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
    HoursViewsService,
    HoursListQuery,
    ClaimsQuery,
    CorrectionsService,
    VerdictsService,
    ClaimsService,
    HoursImportService,
    ClaimDecisionsService,
    ServiceSessionsService,
    ServiceSweep,
    EvidenceQuery,
    MonthsService,
    ServicePoliciesService,
  ],
  exports: [ServiceSessionsService],
})
export class HoursModule {}
