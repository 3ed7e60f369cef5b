import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { Carrying } from './carrying.js';
import { NoticeController } from './notice.controller.js';
import { Notices } from './notices.js';
import { OwnNotice } from './own-notice.js';
import { Sending } from './sending.js';
import { NoticeSetup } from './setup.js';
import { NoticeWorker } from './worker.js';

@Module({
  imports: [DirectoryModule, RealtimeModule],
  controllers: [NoticeController],
  providers: [Notices, Sending, Carrying, NoticeWorker, NoticeSetup, OwnNotice],
  exports: [Notices, NoticeWorker, Carrying],
})
export class NoticesModule {}
