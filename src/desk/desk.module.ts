import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { AbleAgain } from './able-again.js';
import { Alarm } from './alarm.js';
import { DeskTools } from './desk-tools.js';
import { Desk } from './desk.js';
import { RingLedger } from './journal/ledger.js';
import { CommunityNews } from './news/community-news.js';
import { News } from './news/news.js';
import { Board } from './on-duty/board.js';
import { SittingLines } from './sitting-lines.js';
import { Views } from './views/views.js';

@Module({
  imports: [AccessModule, DirectoryModule, LedgerModule, NoticesModule, RealtimeModule],
  providers: [DeskTools, Desk, SittingLines, News, CommunityNews, Views, Alarm, Board, AbleAgain, RingLedger],
  exports: [Desk, Views, DeskTools, Board, Alarm, AbleAgain, RingLedger],
})
export class DeskModule {}
