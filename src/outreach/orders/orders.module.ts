import { Module } from '@nestjs/common';
import { DirectoryModule } from '../../directory/directory.module.js';
import { NoticesModule } from '../../notices/notices.module.js';
import { TalkAnswersService } from './talk-answers.service.js';
import { TalkOrderNoticesService } from './talk-order-notices.service.js';
import { TalkOrderSweep } from './talk-order-sweep.js';
import { TalkOrderViews } from './talk-order.view.js';
import { TalkOrdersController } from './talk-orders.controller.js';
import { TalkOrdersService } from './talk-orders.service.js';
import { TalksController } from './talks.controller.js';
import { TalksService } from './talks.service.js';

@Module({
  imports: [DirectoryModule, NoticesModule],
  controllers: [TalksController, TalkOrdersController],
  providers: [
    TalksService,
    TalkOrdersService,
    TalkAnswersService,
    TalkOrderNoticesService,
    TalkOrderSweep,
    TalkOrderViews,
  ],
})
export class OrdersModule {}
