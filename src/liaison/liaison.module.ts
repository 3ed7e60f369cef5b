import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { HoursModule } from '../hours/hours.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { CommitmentViews } from './commitment-views.service.js';
import { LiaisonController } from './liaison.controller.js';
import { LiaisonMonthQuery } from './liaison-month.query.js';
import { LiaisonPageQuery } from './liaison-page.query.js';
import { PromiseReminders } from './promises/promise-reminders.js';
import { PromisesController } from './promises/promises.controller.js';
import { PromisesService } from './promises/promises.service.js';
import { CommunityVisitsQuery } from './visits/community-visits.query.js';
import { ForgottenVisits } from './visits/forgotten-visits.js';
import { VisitsController } from './visits/visits.controller.js';
import { VisitsService } from './visits/visits.service.js';
import { WantedVisitsService } from './visits/wanted-visits.service.js';

@Module({
  imports: [DeskModule, DirectoryModule, HoursModule, NoticesModule],
  controllers: [LiaisonController, PromisesController, VisitsController],
  providers: [
    CommitmentViews,
    CommunityVisitsQuery,
    ForgottenVisits,
    LiaisonMonthQuery,
    LiaisonPageQuery,
    PromiseReminders,
    PromisesService,
    VisitsService,
    WantedVisitsService,
  ],
})
export class LiaisonModule {}
