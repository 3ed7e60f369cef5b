import { Module } from '@nestjs/common';
import { DirectoryModule } from '../../directory/directory.module.js';
import { JobsModule } from '../../jobs/jobs.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ReliefTrendModule } from '../relief/relief-trend.module.js';
import { LetterAccessService } from './letter-access.service.js';
import { LetterFiguresService } from './letter-figures.service.js';
import { LetterStepsService } from './letter-steps.service.js';
import { LetterSweep } from './letter-sweep.js';
import { LettersController } from './letters.controller.js';
import { LettersQuery } from './letters.query.js';
import { LettersService } from './letters.service.js';
import { PrintReminderService } from './paper/print-reminder.service.js';

@Module({
  imports: [DirectoryModule, JobsModule, ProgrammesModule, ReliefTrendModule],
  controllers: [LettersController],
  providers: [
    LetterAccessService,
    LetterFiguresService,
    LetterStepsService,
    LetterSweep,
    LettersQuery,
    LettersService,
    PrintReminderService,
  ],
})
export class LettersModule {}
