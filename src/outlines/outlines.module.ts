import { Module } from '@nestjs/common';
import { CallsModule } from '../calls/calls.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { OutlineFiguresQuery } from './figures/outline-figures.query.js';
import { OutlineRowsQuery } from './figures/outline-rows.query.js';
import { OutlineRowsService } from './figures/outline-rows.service.js';
import { OutlineNoticesService } from './outline-notices.service.js';
import { OutlineQuery } from './outline.query.js';
import { OutlineSweep } from './outline-sweep.js';
import { OutlinesController } from './outlines.controller.js';
import { OutlinesService } from './outlines.service.js';
import { PrintOutlineService } from './paper/print-outline.service.js';
import { WriteLinesService } from './rows/write-lines.service.js';

@Module({
  imports: [CallsModule, DirectoryModule, JobsModule, NoticesModule, ReportsModule],
  controllers: [OutlinesController],
  providers: [
    OutlinesService,
    WriteLinesService,
    OutlineQuery,
    OutlineFiguresQuery,
    OutlineRowsQuery,
    OutlineRowsService,
    PrintOutlineService,
    OutlineNoticesService,
    OutlineSweep,
  ],
  exports: [OutlinesService, OutlineQuery],
})
export class OutlinesModule {}
