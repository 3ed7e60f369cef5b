import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { DutyController } from './duty.controller.js';
import { DutyGateway } from './duty.gateway.js';
import { DutyService } from './duty.service.js';
import { HandoverWatch } from './handover-watch.js';
import { HandoverController } from './handover.controller.js';
import { HandoverService } from './handover.service.js';
import { PresenceService } from './presence.service.js';

@Module({
  imports: [DeskModule, DirectoryModule, LedgerModule, RealtimeModule],
  controllers: [DutyController, HandoverController],
  providers: [DutyService, PresenceService, HandoverService, HandoverWatch, DutyGateway],
  exports: [DutyService, PresenceService],
})
export class DutyModule {}
