import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PetitionsJobKind } from './export/petitions-job-kind.js';
import { PetitionIntakeService } from './petition-intake.service.js';
import { PetitionStepsService } from './petition-steps.service.js';
import { PetitionSweep } from './petition-sweep.js';
import { PetitionViews } from './petition.view.js';
import { PetitionsController } from './petitions.controller.js';
import { PetitionsQuery } from './petitions.query.js';

@Module({
  imports: [DeskModule, DirectoryModule, JobsModule, NoticesModule],
  controllers: [PetitionsController],
  providers: [
    PetitionsQuery,
    PetitionsJobKind,
    PetitionViews,
    PetitionStepsService,
    PetitionIntakeService,
    PetitionSweep,
  ],
})
export class PetitionsModule {}
