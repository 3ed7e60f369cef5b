import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { CallsController } from './calls.controller.js';
import { CoHandlingController } from './co-handling.controller.js';
import { DeadlinesOfCallController } from './deadlines.controller.js';
import { CallDeadlines } from './deadlines.js';
import { CoHandling } from './deeds/co-handling-deeds.js';
import { CallDeeds } from './deeds/deeds.js';
import { Drilling } from './deeds/drilling.js';
import { OfferDeeds } from './deeds/offer-deeds.js';
import { Particulars } from './deeds/particulars.js';
import { RaisingOverHttp } from './deeds/raising-http.js';
import { Raising } from './deeds/raising.js';
import { Recusals } from './deeds/recusals.js';
import { Returns } from './deeds/returns-deeds.js';
import { CallDetails } from './queries/details.js';
import { CallList } from './queries/list.js';
import { Explaining } from './why/explain.js';
import { Preview } from './why/preview.js';
import { WhyController } from './why/why.controller.js';
import { WhoWouldRing } from './why/would-ring.js';

@Module({
  imports: [AccessModule, DeskModule, DirectoryModule, RealtimeModule],
  controllers: [CallsController, DeadlinesOfCallController, WhyController, CoHandlingController],
  providers: [
    Particulars,
    Raising,
    RaisingOverHttp,
    CallDeeds,
    OfferDeeds,
    Recusals,
    Drilling,
    CallDetails,
    CallDeadlines,
    CallList,
    Explaining,
    Preview,
    WhoWouldRing,
    CoHandling,
    Returns,
  ],
  exports: [Drilling, CallDeeds, WhoWouldRing, Raising, Returns, CoHandling, CallDetails],
})
export class CallsModule {}
