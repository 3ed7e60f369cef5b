import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { Arrival } from './arrival.js';
import { ProofController } from './proof.controller.js';
import { Pursuit } from './pursuit.js';
import { RingProofs } from './rings.js';

@Module({
  imports: [DeskModule, NoticesModule, RealtimeModule],
  controllers: [ProofController],
  providers: [Pursuit, Arrival, RingProofs],
  exports: [Arrival],
})
export class ProofModule {}
