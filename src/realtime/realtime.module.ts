import { Module } from '@nestjs/common';
import { HintLink } from './hint-link.js';
import { MessageLimits } from './message-limits.js';
import { Publisher } from './publisher.js';

@Module({
  providers: [Publisher, MessageLimits, HintLink],
  exports: [MessageLimits, Publisher, HintLink],
})
export class RealtimeModule {}
