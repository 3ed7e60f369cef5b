import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CallsModule } from '../calls/calls.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { PosterPageController } from './page/poster-page.controller.js';
import { PosterPlaceQuery } from './page/poster-place.query.js';
import { PosterRequestsController } from './poster-requests.controller.js';
import { PostersController } from './posters.controller.js';
import { PostersService } from './posters.service.js';
import { RequestAlarmsService } from './request-alarms.service.js';
import { RequestIntakeService } from './request-intake.service.js';
import { RequestRaiseService } from './request-raise.service.js';
import { RequestSweep } from './request-sweep.js';
import { RequestViews } from './request.view.js';
import { RequestsService } from './requests.service.js';

@Module({
  imports: [AccessModule, CallsModule, DeskModule, DirectoryModule, NoticesModule, RealtimeModule],
  controllers: [PosterPageController, PostersController, PosterRequestsController],
  providers: [
    PosterPlaceQuery,
    PostersService,
    RequestAlarmsService,
    RequestIntakeService,
    RequestRaiseService,
    RequestSweep,
    RequestViews,
    RequestsService,
  ],
})
export class PostersModule {}
