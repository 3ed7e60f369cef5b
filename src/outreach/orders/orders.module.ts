import { Module } from '@nestjs/common';
import { DirectoryModule } from '../../directory/directory.module.js';
import { OutreachModule } from '../outreach.module.js';
import { TalkAnswersService } from './talk-answers.service.js';
import { TalkOrderSweep } from './talk-order-sweep.js';
import { TalkOrderViews } from './talk-order.view.js';
import { TalkOrdersController } from './talk-orders.controller.js';
import { TalkOrdersListQuery } from './talk-orders-list.query.js';
import { TalkOrdersService } from './talk-orders.service.js';
import { TalksController } from './talks.controller.js';
import { TalksService } from './talks.service.js';

@Module({
  imports: [DirectoryModule, OutreachModule],
  controllers: [TalksController, TalkOrdersController],
  providers: [
    TalksService,
    TalkOrdersListQuery,
    TalkOrdersService,
    TalkAnswersService,
    TalkOrderSweep,
    TalkOrderViews,
  ],
})
export class OrdersModule {}
