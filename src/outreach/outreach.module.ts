import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { ActivitiesController } from './activities/activities.controller.js';
import { ActivitiesListQuery } from './activities/activities-list.query.js';
import { ActivitiesService } from './activities/activities.service.js';
import { ActivityChangesService } from './activities/activity-changes.service.js';
import { ActivityClashesQuery } from './clashes/activity-clashes.query.js';
import { OtherTimes } from './clashes/other-times.js';
import { ActivityNoticesService } from './activities/activity-notices.service.js';
import { ActivityOrdersService } from './activities/activity-orders.service.js';
import { ActivityProposalsService } from './activities/activity-proposals.service.js';
import { ActivityViewsService } from './activities/activity-views.service.js';
import { ArrivalsController } from './attendance/arrivals.controller.js';
import { ArrivalsService } from './attendance/arrivals.service.js';
import { AttendanceController } from './attendance/attendance.controller.js';
import { AttendanceEndService } from './attendance/attendance-end.service.js';
import { AttendanceSweep } from './attendance/attendance-sweep.js';
import { ActivityCalendarController } from './calendar/activity-calendar.controller.js';
import { ActivityCalendarService } from './calendar/activity-calendar.service.js';
import { CheckInsService } from './attendance/check-ins.service.js';
import { OutreachTrendController } from './figures/outreach-trend.controller.js';
import { OutreachTrendQuery } from './figures/outreach-trend.query.js';
import { FeedbackService } from './attendance/feedback.service.js';
import { OnSiteCallsService } from './attendance/on-site-calls.service.js';
import { SignUpsService } from './attendance/sign-ups.service.js';
import { TalkOrderNoticesService } from './orders/talk-order-notices.service.js';

@Module({
  imports: [DirectoryModule, LedgerModule, NoticesModule, RosterModule],
  controllers: [
    ActivitiesController,
    AttendanceController,
    ArrivalsController,
    ActivityCalendarController,
    OutreachTrendController,
  ],
  providers: [
    ActivitiesListQuery,
    ActivitiesService,
    ActivityCalendarService,
    ActivityChangesService,
    ActivityClashesQuery,
    ActivityNoticesService,
    ActivityOrdersService,
    ActivityProposalsService,
    ActivityViewsService,
    ArrivalsService,
    AttendanceEndService,
    AttendanceSweep,
    CheckInsService,
    FeedbackService,
    OnSiteCallsService,
    OtherTimes,
    OutreachTrendQuery,
    SignUpsService,
    TalkOrderNoticesService,
  ],
  exports: [ActivitiesService, ActivityViewsService, OnSiteCallsService, OtherTimes, TalkOrderNoticesService],
})
export class OutreachModule {}
