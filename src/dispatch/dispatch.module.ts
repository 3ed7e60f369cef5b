import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { DutyModule } from '../duty/duty.module.js';
import { Dispatcher } from './dispatcher.js';
import { LateWork } from './late.js';

@Module({
  imports: [DeskModule, DutyModule],
  providers: [LateWork, Dispatcher],
  exports: [Dispatcher],
})
export class DispatchModule {}
