import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { DutyModule } from '../duty/duty.module.js';
import { Dispatcher } from './dispatcher.js';
import { OutageWork } from './outage-work.js';
import { DirectoryModule } from '../directory/directory.module.js';

@Module({
  imports: [DirectoryModule, DeskModule, DutyModule],
  providers: [OutageWork, Dispatcher],
  exports: [Dispatcher],
})
export class DispatchModule {}
