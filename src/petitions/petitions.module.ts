import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PetitionsJobKind } from './export/petitions-job-kind.js';
import { PetitionDesk } from './petition-desk.js';
import { PetitionHandOnService } from './petition-hand-on.service.js';
import { PetitionIntakeService } from './petition-intake.service.js';
import { PetitionNoticesService } from './petition-notices.service.js';
import { PetitionStepsService } from './petition-steps.service.js';
import { PetitionSweep } from './petition-sweep.js';
import { PetitionViews } from './petition.view.js';
import { PetitionsController } from './petitions.controller.js';
import { PetitionsQuery } from './petitions.query.js';
import { PetitionRequestsController } from './requests/petition-requests.controller.js';

@Module({
  imports: [AgenciesModule, DeskModule, DirectoryModule, JobsModule, NoticesModule],
  controllers: [PetitionsController, PetitionRequestsController],
  providers: [
    PetitionsQuery,
    PetitionsJobKind,
    PetitionViews,
    PetitionDesk,
    PetitionHandOnService,
    PetitionNoticesService,
    PetitionStepsService,
    PetitionIntakeService,
    PetitionSweep,
  ],
})
export class PetitionsModule {}
