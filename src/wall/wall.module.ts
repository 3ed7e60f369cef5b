import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { WatchModule } from '../watch/watch.module.js';
import { WallController } from './wall.controller.js';
import { WallQuery } from './wall.query.js';

@Module({
  imports: [DirectoryModule, ReportsModule, WatchModule],
  controllers: [WallController],
  providers: [WallQuery],
})
export class WallModule {}
