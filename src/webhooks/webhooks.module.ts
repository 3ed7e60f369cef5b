import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { WebhookOutbox } from './webhook-outbox.service.js';
import { WebhookSender } from './webhook-sender.service.js';
import { WebhookSweep } from './webhook-sweep.js';
import { WebhookWorker } from './webhook-worker.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';

/** 状态推送: other programs are told how calls go. */
@Module({
  imports: [DirectoryModule],
  controllers: [WebhooksController],
  providers: [WebhookOutbox, WebhookSender, WebhookSweep, WebhookWorker, WebhooksService],
  exports: [WebhookOutbox],
})
export class WebhooksModule {}
