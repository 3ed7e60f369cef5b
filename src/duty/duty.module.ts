import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { DutyController } from './duty.controller.js';
import { Duty } from './duty.js';
import { HandoverWatch } from './handover-watch.js';
import { HandoverController } from './handover.controller.js';
import { Handover } from './handover.js';
import { Presence } from './presence.js';

@Module({
  imports: [DeskModule, DirectoryModule, LedgerModule, RealtimeModule],
  controllers: [DutyController, HandoverController],
  providers: [Duty, Presence, Handover, HandoverWatch],
  exports: [Handover, Duty, Presence],
})
export class DutyModule {}
