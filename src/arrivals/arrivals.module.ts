import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { ArrivalGateway } from './arrival.gateway.js';
import { RingArrivalService } from './ring-arrival.service.js';
import { RingProofsController } from './ring-proofs.controller.js';
import { RingRetryService } from './ring-retry.service.js';
import { RingProofsQuery } from './ring-proofs.query.js';
import { DirectoryModule } from '../directory/directory.module.js';

@Module({
  imports: [DirectoryModule, DeskModule, NoticesModule, RealtimeModule],
  controllers: [RingProofsController],
  providers: [RingRetryService, RingArrivalService, RingProofsQuery, ArrivalGateway],
})
export class ArrivalsModule {}
