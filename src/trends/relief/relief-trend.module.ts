import { Module } from '@nestjs/common';
import { DirectoryModule } from '../../directory/directory.module.js';
import { LeadYearsQuery } from './lead-years.query.js';
import { ReliefBasesService } from './relief-bases.service.js';
import { ReliefTrendController } from './relief-trend.controller.js';
import { ReliefTrendQuery } from './relief-trend.query.js';

@Module({
  imports: [DirectoryModule],
  controllers: [ReliefTrendController],
  providers: [ReliefTrendQuery, ReliefBasesService, LeadYearsQuery],
  exports: [ReliefTrendQuery],
})
export class ReliefTrendModule {}
