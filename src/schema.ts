/** All tables and the migrations that make them. */
import { SupervisionLeadRow, SupervisionSuggestionRow } from './supervision/supervision.entity.js';
import { AgencyRequestRow } from './agencies/agency-requests.entity.js';
import { Entity } from 'typeorm';
import { CalendarDayRow, CalendarWeekRow, CalendarYearRow } from './calendar/calendar.entity.js';
import { CALL_ROWS } from './call/call.entity.js';
import { CertificateRow, ServiceIdentityRow } from './certificates/certificates.entity.js';
import { DeviceRow } from './directory/people/device.entity.js';
import { DeadlineRuleRow } from './deadline/deadlines.entity.js';
import { CONVERSATION_ROWS } from './conversation-rows.js';
import { CoHandlerRow } from './call/co-handling.entity.js';
import { DutyRow, DutySession } from './ledger/duty.entity.js';
import {
  ClaimRow,
  HoursEntryRow,
  HoursPolicyRow,
  HoursRollupRow,
  MonthRow,
  VerdictRow,
} from './ledger/hours.entity.js';
import { AttendanceRow, ServiceSessionRow } from './ledger/service.entity.js';
import { ActivityRow, ArrivalRow, FeedbackRow } from './outreach/activities/activities.entity.js';
import { PromiseRow, VisitRow, WantedVisitRow } from './liaison/liaison.entity.js';
import { CallBackRow, SampleDrawRow, SampleReviewRow } from './reviews/reviews.entity.js';
import { PetitionRow, PetitionStepRow } from './petitions/petitions.entity.js';
import { GatewayAnswerRow } from './gateway-answers/gateway-answers.entity.js';
import { SlipRow } from './residents/slips.entity.js';
import { PosterRequestRow, PosterRow } from './posters/posters.entity.js';
import { IntakeSourceRow } from './directory/people/intake-source.entity.js';
import { WEBHOOK_ROWS } from './notice/webhooks/webhooks.entity.js';
import { BackupRow, BackupTimerRow } from './backup/schedule/backups.entity.js';
import { JobRow } from './jobs/jobs.entity.js';
import {
  NoticePreferenceRow,
  NoticeRow,
  NoticeSetupRow,
  PushSubscriptionRow,
} from './notice/notice.entity.js';
import { TalkOrderRow, TalkRow } from './outreach/orders/talk-orders.entity.js';
import { ProposalRow, ProposalSweepRow } from './proposal/proposals.entity.js';
import { RingDeliveryRow } from './desk/journal/ring-delivery.entity.js';
import {
  AccountRow,
  AuditEntryRow,
  MembershipRow,
  PinRow,
  PinFailureRow,
  SessionRow,
  SignInFailureRow,
} from './directory/people/people.entity.js';
import { PLACE_ROWS } from './directory/places.entity.js';
import {
  CalendarAddressRow,
  LeaveRow,
  RosterOverrideRow,
  RosterWatchRow,
  ShiftPatternRow,
  ShiftRequestRow,
  TemporaryRosterRow,
} from './shift/roster.entity.js';
import { AnswerRollupRow, CallRollupRow, ReportViewRow, RollupMarkRow } from './figures/figures.entity.js';
import { BriefRow, BriefScheduleRow } from './briefs/briefs.entity.js';
import { OutlineLineRow, OutlineRow } from './outlines/outlines.entity.js';
import { CheckupFindingRow, CheckupPointsRow, CheckupRow } from './checkups/checkups.entity.js';
import { EnterpriseRow } from './enterprises/enterprises.entity.js';
import { LetterRow } from './trends/letters/letters.entity.js';
import { HelpRow } from './trends/help/help.entity.js';
import {
  MeasureRow,
  ProgrammeRow,
  ProgressNoteRow,
  TrainingRow,
} from './trends/programmes/programmes.entity.js';
import { LEAD_ROWS } from './relief/leads/rows/leads.entity.js';
import { ArticleRow, ArticleVersionRow } from './knowledge/articles.entity.js';
import { DrillRow, FindingRow, NodeRow } from './watch/watch.entity.js';
import { CategoryLessonMarkRow, CategoryLessonRow } from './category-suggestion/lessons/lessons.entity.js';
import { LookBackHitRow, LookBackRunRow } from './relief/look-back/look-back.entity.js';
import { GuestSessionRow } from './access/guests/guest-session.entity.js';
import { VideoCallRow, VideoInvitationRow, VideoPeerRow } from './video/rows/video.entity.js';
import { WageRow } from './relief/cap/wages.entity.js';
import { CampaignMarkRow, CampaignRow } from './trends/campaigns/campaigns.entity.js';
import { ReliefBaseRow } from './trends/relief/relief-base.entity.js';
import { SEARCH_ROWS } from './word-index/store/word-index.entity.js';
import { Id, Integer } from './store/column-types.js';
import { MIGRATIONS } from './store/migrations.js';
import type { Schema } from './store/tables.js';

/** A row that only shows whether a write reaches the disk. */
@Entity('probe')
export class Probe {
  @Id() id!: string;
  @Integer() beat!: number;
}

const entities: Schema['entities'] = [
  ...PLACE_ROWS,
  CalendarWeekRow,
  CalendarYearRow,
  CalendarDayRow,
  DeadlineRuleRow,
  AccountRow,
  MembershipRow,
  SessionRow,
  SignInFailureRow,
  AuditEntryRow,
  ...CALL_ROWS,
  CoHandlerRow,
  ...CONVERSATION_ROWS,
  DutyRow,
  DutySession,
  HoursEntryRow,
  VerdictRow,
  ClaimRow,
  MonthRow,
  HoursPolicyRow,
  HoursRollupRow,
  ServiceSessionRow,
  ActivityRow,
  AttendanceRow,
  ArrivalRow,
  FeedbackRow,
  ArticleRow,
  ArticleVersionRow,
  CallRollupRow,
  AnswerRollupRow,
  RollupMarkRow,
  ReportViewRow,
  ProposalRow,
  ProposalSweepRow,
  PromiseRow,
  WantedVisitRow,
  VisitRow,
  ...LEAD_ROWS,
  BriefRow,
  BriefScheduleRow,
  NoticeRow,
  DeviceRow,
  PinRow,
  PinFailureRow,
  NoticeSetupRow,
  NoticePreferenceRow,
  PushSubscriptionRow,
  RingDeliveryRow,
  ShiftPatternRow,
  TemporaryRosterRow,
  RosterOverrideRow,
  LeaveRow,
  ShiftRequestRow,
  CalendarAddressRow,
  RosterWatchRow,
  FindingRow,
  NodeRow,
  DrillRow,
  CertificateRow,
  ServiceIdentityRow,
  JobRow,
  BackupRow,
  BackupTimerRow,
  EnterpriseRow,
  CheckupRow,
  CallBackRow,
  SampleDrawRow,
  SampleReviewRow,
  PetitionRow,
  PetitionStepRow,
  SlipRow,
  PosterRow,
  PosterRequestRow,
  GatewayAnswerRow,
  IntakeSourceRow,
  VideoCallRow,
  VideoPeerRow,
  VideoInvitationRow,
  GuestSessionRow,
  ...WEBHOOK_ROWS,
  CheckupFindingRow,
  CheckupPointsRow,
  OutlineRow,
  OutlineLineRow,
  TalkRow,
  TalkOrderRow,
  WageRow,
  LookBackRunRow,
  LookBackHitRow,
  CategoryLessonRow,
  CategoryLessonMarkRow,
  ProgrammeRow,
  MeasureRow,
  ProgressNoteRow,
  TrainingRow,
  HelpRow,
  AgencyRequestRow,
  ReliefBaseRow,
  SupervisionLeadRow,
  SupervisionSuggestionRow,
  LetterRow,
  CampaignRow,
  CampaignMarkRow,
  ...SEARCH_ROWS,
  Probe,
];
export const SCHEMA: Schema = { entities, migrations: MIGRATIONS };
