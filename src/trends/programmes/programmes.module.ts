import { Module } from '@nestjs/common';
import { DirectoryModule } from '../../directory/directory.module.js';
import { LedgerModule } from '../../ledger/ledger.module.js';
import { NoticesModule } from '../../notices/notices.module.js';
import { HelpController } from '../help/help.controller.js';
import { HelpService } from '../help/help.service.js';
import { HelpSweep } from '../help/help-sweep.js';
import { TrendsNoticesService } from '../trends-notices.service.js';
import { ProgrammePartsService } from './programme-parts.service.js';
import { ProgrammeWrites } from './programme-writes.js';
import { ProgrammesController } from './programmes.controller.js';
import { ProgrammesQuery } from './programmes.query.js';
import { ProgrammesService } from './programmes.service.js';
import { TrainingService } from './training.service.js';

@Module({
  imports: [DirectoryModule, LedgerModule, NoticesModule],
  controllers: [ProgrammesController, HelpController],
  providers: [
    HelpService,
    HelpSweep,
    ProgrammePartsService,
    ProgrammeWrites,
    ProgrammesQuery,
    ProgrammesService,
    TrainingService,
    TrendsNoticesService,
  ],
  exports: [ProgrammesQuery, TrendsNoticesService],
})
export class ProgrammesModule {}
