import { Module } from '@nestjs/common';
import { HintLink } from './hint-link.js';
import { MessageLimits } from './message-limits.js';
import { Publisher } from './publisher.js';
import { Told } from './told.js';

@Module({
  providers: [Publisher, MessageLimits, HintLink, Told],
  exports: [MessageLimits, Publisher, HintLink, Told],
})
export class RealtimeModule {}
