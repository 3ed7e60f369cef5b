import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { AgencyAnswersService } from './agency-answers.service.js';
import { AgencyRequestNoticesService } from './agency-request-notices.service.js';
import { AgencyRequestSweep } from './agency-request-sweep.js';
import { AgencyRequestViews } from './agency-request.view.js';
import { AgencyRequestsController } from './agency-requests.controller.js';
import { AgencyRequestsListQuery } from './agency-requests-list.query.js';
import { AgencyRequestsService } from './agency-requests.service.js';
import { AgencySumsQuery } from './agency-sums.query.js';
import { CallRequestsController } from './calls/call-requests.controller.js';

@Module({
  imports: [DirectoryModule, NoticesModule],
  controllers: [AgencyRequestsController, CallRequestsController],
  providers: [
    AgencyAnswersService,
    AgencyRequestNoticesService,
    AgencyRequestSweep,
    AgencyRequestViews,
    AgencyRequestsListQuery,
    AgencyRequestsService,
    AgencySumsQuery,
  ],
  exports: [AgencyRequestsService],
})
export class AgenciesModule {}
