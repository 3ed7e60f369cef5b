import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { InternalThreadController } from './internal-thread.controller.js';
import { CoordinatorThreadGateway, OfficerThreadGateway } from './internal-thread.gateways.js';
import { InternalThreadQuery } from './internal-thread.query.js';
import { InternalThreadService } from './internal-thread.service.js';

@Module({
  imports: [AccessModule, DeskModule, DirectoryModule, RealtimeModule],
  controllers: [InternalThreadController],
  providers: [InternalThreadService, InternalThreadQuery, OfficerThreadGateway, CoordinatorThreadGateway],
  exports: [InternalThreadQuery],
})
export class InternalThreadModule {}
