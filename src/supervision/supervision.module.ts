import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { SupervisionJobKind } from './export/supervision-job-kind.js';
import { SuggestRepeatedService } from './suggestions/suggest-repeated.service.js';
import { SupervisionSuggestionsController } from './suggestions/supervision-suggestions.controller.js';
import { SupervisionSuggestionsService } from './suggestions/supervision-suggestions.service.js';
import { SupervisionLeadViews } from './supervision-lead.view.js';
import { SupervisionLeadsController } from './supervision-leads.controller.js';
import { SupervisionLeadsService } from './supervision-leads.service.js';
import { SupervisionListQuery } from './supervision-list.query.js';
import { SupervisionNoticesService } from './supervision-notices.service.js';
import { SupervisionStepsService } from './supervision-steps.service.js';

@Module({
  imports: [AgenciesModule, DirectoryModule, JobsModule, NoticesModule],
  controllers: [SupervisionLeadsController, SupervisionSuggestionsController],
  providers: [
    SuggestRepeatedService,
    SupervisionJobKind,
    SupervisionLeadViews,
    SupervisionLeadsService,
    SupervisionListQuery,
    SupervisionNoticesService,
    SupervisionStepsService,
    SupervisionSuggestionsService,
  ],
})
export class SupervisionModule {}
