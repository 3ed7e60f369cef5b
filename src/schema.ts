/** All tables and the migrations that make them. */
import { Entity } from 'typeorm';
import { CalendarDayRow, CalendarWeekRow, CalendarYearRow } from './calendar/calendar.entity.js';
import {
  CallRow,
  CallCounterRow,
  FactRow,
  MessageRow,
  OfferRow,
  ParticularsRow,
} from './call/call.entity.js';
import { CertificateRow, ServiceIdentityRow } from './certificates/certificates.entity.js';
import { DeviceRow } from './directory/people/device.entity.js';
import { DeadlineRuleRow } from './deadline/deadlines.entity.js';
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
import {
  AddedCategoryRow,
  BodyRow,
  CommunityRow,
  DepartmentRow,
  PolicyRow,
  LiaisonRow,
  RevisionRow,
  SettingRow,
  SubdistrictRow,
  UnitRow,
} from './directory/places.entity.js';
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
import { CheckupFindingRow, CheckupPointsRow, CheckupRow } from './checkups/checkups.entity.js';
import { EnterpriseRow } from './enterprises/enterprises.entity.js';
import { DrillRow, FindingRow, NodeRow } from './watch/watch.entity.js';
import { Id, Integer } from './store/column-types.js';
import type { Schema } from './store/tables.js';
import { Initial1764000000000 } from './store/migrations/1764000000000-initial.js';
import { Hints1764900000000 } from './store/migrations/1764900000000-hints.js';
import { Around1764850000000 } from './store/migrations/1764850000000-around.js';
import { Certificates1764840000000 } from './store/migrations/1764840000000-certificates.js';
import { Deadlines1764100000000 } from './store/migrations/1764100000000-deadlines.js';
import { HandingOver1764600000000 } from './store/migrations/1764600000000-handing-over.js';
import { Jobs1764830000000 } from './store/migrations/1764830000000-jobs.js';
import { Ledger1764800000000 } from './store/migrations/1764800000000-ledger.js';
import { Notice1764200000000 } from './store/migrations/1764200000000-notice.js';
import { SharedDevices1764300000000 } from './store/migrations/1764300000000-shared-devices.js';
import { Rosters1764500000000 } from './store/migrations/1764500000000-rosters.js';
import { Policies1764400000000 } from './store/migrations/1764400000000-policies.js';
import { Sessions1764861000000 } from './store/migrations/1764861000000-sessions.js';
import { Numbers1764880000000 } from './store/migrations/1764880000000-numbers.js';
import { Service1764810000000 } from './store/migrations/1764810000000-service.js';
import { UserNames1764910000000 } from './store/migrations/1764910000000-user-names.js';
import { FollowUps1764920000000 } from './store/migrations/1764920000000-follow-ups.js';
import { NoMatter1764930000000 } from './store/migrations/1764930000000-no-matter.js';
import { Activities1764940000000 } from './store/migrations/1764940000000-activities.js';
import { Liaison1764943000000 } from './store/migrations/1764943000000-liaison.js';
import { Enterprises1764944000000 } from './store/migrations/1764944000000-enterprises.js';
import { CheckupCalls1764947000000 } from './store/migrations/1764947000000-checkup-calls.js';
import { ActivitySequence1764950000000 } from './store/migrations/1764950000000-activity-sequence.js';
import { OutreachLines1764951000000 } from './store/migrations/1764951000000-outreach-lines.js';
import { WalkIns1764941000000 } from './store/migrations/1764941000000-walk-ins.js';
import { TalkOrders1764942000000 } from './store/migrations/1764942000000-talk-orders.js';
import { Watch1764700000000 } from './store/migrations/1764700000000-watch.js';

/** A row that only shows whether a write reaches the disk. */
@Entity('probe')
export class Probe {
  @Id() id!: string;
  @Integer() beat!: number;
}

const entities: Schema['entities'] = [
  UnitRow,
  DepartmentRow,
  SubdistrictRow,
  CommunityRow,
  LiaisonRow,
  SettingRow,
  BodyRow,
  AddedCategoryRow,
  PolicyRow,
  RevisionRow,
  CalendarWeekRow,
  CalendarYearRow,
  CalendarDayRow,
  DeadlineRuleRow,
  AccountRow,
  MembershipRow,
  SessionRow,
  SignInFailureRow,
  AuditEntryRow,
  CallRow,
  FactRow,
  OfferRow,
  MessageRow,
  ParticularsRow,
  CallCounterRow,
  CoHandlerRow,
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
  CallRollupRow,
  AnswerRollupRow,
  RollupMarkRow,
  ReportViewRow,
  ProposalRow,
  ProposalSweepRow,
  PromiseRow,
  WantedVisitRow,
  VisitRow,
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
  EnterpriseRow,
  CheckupRow,
  CheckupFindingRow,
  CheckupPointsRow,
  TalkRow,
  TalkOrderRow,
  Probe,
];
const migrations: Schema['migrations'] = [
  Initial1764000000000,
  Deadlines1764100000000,
  Notice1764200000000,
  SharedDevices1764300000000,
  Policies1764400000000,
  Rosters1764500000000,
  HandingOver1764600000000,
  Watch1764700000000,
  Ledger1764800000000,
  Service1764810000000,
  Jobs1764830000000,
  Certificates1764840000000,
  Around1764850000000,
  Sessions1764861000000,
  Numbers1764880000000,
  Hints1764900000000,
  UserNames1764910000000,
  FollowUps1764920000000,
  NoMatter1764930000000,
  Activities1764940000000,
  WalkIns1764941000000,
  TalkOrders1764942000000,
  Liaison1764943000000,
  Enterprises1764944000000,
  CheckupCalls1764947000000,
  ActivitySequence1764950000000,
  OutreachLines1764951000000,
];

export const SCHEMA: Schema = { entities, migrations };
