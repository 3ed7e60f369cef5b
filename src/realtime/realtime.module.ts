import { Module } from '@nestjs/common';
import { Hints } from './hints.js';
import { Limits } from './limits.js';
import { Tell } from './tell.js';

@Module({
  providers: [Tell, Limits, Hints],
  exports: [Limits, Tell, Hints],
})
export class RealtimeModule {}
