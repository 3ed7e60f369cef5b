import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { ReEnabledOfficersService } from './re-enabled-officers.service.js';
import { Alarm } from './alarm.js';
import { ChangedCalls } from './changed-calls.js';
import { HandedCalls } from './handed-calls.js';
import { CandidatesCache } from './on-duty/candidates.cache.js';
import { DeskService } from './desk.service.js';
import { RingDeliveryLog } from './journal/ring-delivery-log.js';
import { CommunityPublisher } from './events/community-publisher.js';
import { CallPublisher } from './events/call-publisher.js';
import { DutyBoardService } from './on-duty/duty-board.service.js';
import { HandlingTimeService } from './handling-time.service.js';
import { CallViewsService } from './views/call-views.service.js';

@Module({
  imports: [AccessModule, DirectoryModule, LedgerModule, NoticesModule, RealtimeModule, WebhooksModule],
  providers: [
    CandidatesCache,
    DeskService,
    HandlingTimeService,
    CallPublisher,
    CommunityPublisher,
    CallViewsService,
    Alarm,
    ChangedCalls,
    HandedCalls,
    DutyBoardService,
    ReEnabledOfficersService,
    RingDeliveryLog,
  ],
  exports: [
    DeskService,
    CallViewsService,
    CandidatesCache,
    DutyBoardService,
    Alarm,
    ChangedCalls,
    HandedCalls,
    ReEnabledOfficersService,
    RingDeliveryLog,
    CommunityPublisher,
  ],
})
export class DeskModule {}
