import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { NoticeDeliveryService } from './notice-delivery.service.js';
import { NoticeController } from './notice.controller.js';
import { NoticesService } from './notices.service.js';
import { OwnNoticeService } from './own-notice.service.js';
import { NoticeSenderService } from './notice-sender.service.js';
import { NoticeSetupService } from './notice-setup.service.js';
import { NoticeWorker } from './notice-worker.js';

@Module({
  imports: [DirectoryModule, RealtimeModule],
  controllers: [NoticeController],
  providers: [
    NoticesService,
    NoticeSenderService,
    NoticeDeliveryService,
    NoticeWorker,
    NoticeSetupService,
    OwnNoticeService,
  ],
  exports: [NoticesService, NoticeWorker, NoticeDeliveryService],
})
export class NoticesModule {}
