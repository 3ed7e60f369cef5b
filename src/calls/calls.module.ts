import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { CallsController } from './calls.controller.js';
import { CoHandlingController } from './co-handling.controller.js';
import { CoHandlingGateway } from './co-handling.gateway.js';
import { CommunityCallsGateway } from './community-calls.gateway.js';
import { CoordinationCallsGateway } from './coordination-calls.gateway.js';
import { CallDeadlinesController } from './call-deadlines.controller.js';
import { CallDeadlinesQuery } from './call-deadlines.query.js';
import { CoHandlingService } from './commands/co-handling.service.js';
import { CallCommandsService } from './commands/call-commands.service.js';
import { DrillCallsService } from './commands/drill-calls.service.js';
import { OfferCommandsService } from './commands/offer-commands.service.js';
import { ParticularsService } from './commands/particulars.service.js';
import { RaiseOverHttpService } from './commands/raise-over-http.service.js';
import { RaisePlaceService } from './commands/raise-place.service.js';
import { RaiseService } from './commands/raise.service.js';
import { RecusalService } from './commands/recusal.service.js';
import { ReturnsService } from './commands/returns.service.js';
import { HeldCallsGateway } from './held-calls.gateway.js';
import { OffersGateway } from './offers.gateway.js';
import { ActivityDetailController } from './on-site/activity-detail.controller.js';
import { OnSiteCallsQuery } from './on-site/on-site-calls.query.js';
import { CallDetailsQuery } from './queries/call-details.query.js';
import { CallJournalQuery } from './queries/call-journal.query.js';
import { CallListQuery } from './queries/call-list.query.js';
import { ExplainQuery } from './why/explain.query.js';
import { PolicyPreviewQuery } from './why/policy-preview.query.js';
import { CallWhyController } from './why/call-why.controller.js';
import { WouldRingQuery } from './why/would-ring.query.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { WordIndexModule } from '../word-index/word-index.module.js';

@Module({
  imports: [
    NoticesModule,
    AccessModule,
    DeskModule,
    DirectoryModule,
    OutreachModule,
    RealtimeModule,
    WordIndexModule,
  ],
  controllers: [
    ActivityDetailController,
    CallsController,
    CallDeadlinesController,
    CallWhyController,
    CoHandlingController,
  ],
  providers: [
    ParticularsService,
    RaisePlaceService,
    RaiseService,
    RaiseOverHttpService,
    CallCommandsService,
    OfferCommandsService,
    RecusalService,
    DrillCallsService,
    CallDetailsQuery,
    CallJournalQuery,
    CallDeadlinesQuery,
    CallListQuery,
    OnSiteCallsQuery,
    ExplainQuery,
    PolicyPreviewQuery,
    WouldRingQuery,
    CoHandlingService,
    ReturnsService,
    CommunityCallsGateway,
    HeldCallsGateway,
    OffersGateway,
    CoHandlingGateway,
    CoordinationCallsGateway,
  ],
  exports: [
    DrillCallsService,
    CallCommandsService,
    OfferCommandsService,
    CallListQuery,
    RaiseService,
    WouldRingQuery,
    ParticularsService,
  ],
})
export class CallsModule {}
