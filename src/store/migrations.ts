/** All migrations, in the order in which they run: a new one comes last. */
import type { Schema } from './tables.js';
import { Initial1764000000000 } from './migrations/1764000000000-initial.js';
import { Deadlines1764100000000 } from './migrations/1764100000000-deadlines.js';
import { Notice1764200000000 } from './migrations/1764200000000-notice.js';
import { SharedDevices1764300000000 } from './migrations/1764300000000-shared-devices.js';
import { Policies1764400000000 } from './migrations/1764400000000-policies.js';
import { Rosters1764500000000 } from './migrations/1764500000000-rosters.js';
import { HandingOver1764600000000 } from './migrations/1764600000000-handing-over.js';
import { Watch1764700000000 } from './migrations/1764700000000-watch.js';
import { Ledger1764800000000 } from './migrations/1764800000000-ledger.js';
import { Service1764810000000 } from './migrations/1764810000000-service.js';
import { Jobs1764830000000 } from './migrations/1764830000000-jobs.js';
import { Certificates1764840000000 } from './migrations/1764840000000-certificates.js';
import { Around1764850000000 } from './migrations/1764850000000-around.js';
import { Sessions1764861000000 } from './migrations/1764861000000-sessions.js';
import { Numbers1764880000000 } from './migrations/1764880000000-numbers.js';
import { Hints1764900000000 } from './migrations/1764900000000-hints.js';
import { UserNames1764910000000 } from './migrations/1764910000000-user-names.js';
import { FollowUps1764920000000 } from './migrations/1764920000000-follow-ups.js';
import { NoMatter1764930000000 } from './migrations/1764930000000-no-matter.js';
import { Activities1764940000000 } from './migrations/1764940000000-activities.js';
import { WalkIns1764941000000 } from './migrations/1764941000000-walk-ins.js';
import { TalkOrders1764942000000 } from './migrations/1764942000000-talk-orders.js';
import { Liaison1764943000000 } from './migrations/1764943000000-liaison.js';
import { Enterprises1764944000000 } from './migrations/1764944000000-enterprises.js';
import { CheckupCalls1764947000000 } from './migrations/1764947000000-checkup-calls.js';
import { ActivitySequence1764950000000 } from './migrations/1764950000000-activity-sequence.js';
import { OutreachLines1764951000000 } from './migrations/1764951000000-outreach-lines.js';
import { OnSite1764952000000 } from './migrations/1764952000000-on-site.js';
import { CheckupReason1764953000000 } from './migrations/1764953000000-checkup-reason.js';
import { WalkInPlaces1764954000000 } from './migrations/1764954000000-walk-in-places.js';
import { OrdersAsActivities1764954500000 } from './migrations/1764954500000-orders-as-activities.js';
import { ForgottenVisits1764955000000 } from './migrations/1764955000000-forgotten-visits.js';
import { EnterpriseOrders1764956000000 } from './migrations/1764956000000-enterprise-orders.js';
import { Leads1764957000000 } from './migrations/1764957000000-leads.js';
import { Agencies1764958000000 } from './migrations/1764958000000-agencies.js';
import { Supervision1764958500000 } from './migrations/1764958500000-supervision.js';
import { ReliefWages1764959000000 } from './migrations/1764959000000-relief-wages.js';
import { LookBack1764959500000 } from './migrations/1764959500000-look-back.js';
import { Petitions1764960000000 } from './migrations/1764960000000-petitions.js';
import { ReliefBases1764961000000 } from './migrations/1764961000000-relief-bases.js';
import { Campaigns1764961500000 } from './migrations/1764961500000-campaigns.js';
import { Programmes1764962000000 } from './migrations/1764962000000-programmes.js';
import { Letters1764962500000 } from './migrations/1764962500000-letters.js';
import { Departments1764963000000 } from './migrations/1764963000000-departments.js';
import { Outlines1764963500000 } from './migrations/1764963500000-outlines.js';
import { Residents1764965000000 } from './migrations/1764965000000-residents.js';
import { Beneficiaries1764965500000 } from './migrations/1764965500000-beneficiaries.js';
import { ResidentTexts1764965600000 } from './migrations/1764965600000-resident-texts.js';
import { Posters1764966000000 } from './migrations/1764966000000-posters.js';
import { Reviews1764967000000 } from './migrations/1764967000000-reviews.js';
import { Matters1764968000000 } from './migrations/1764968000000-matters.js';
import { Search1764969000000 } from './migrations/1764969000000-search.js';
import { CategoryLessons1764970000000 } from './migrations/1764970000000-category-lessons.js';
import { Articles1764971000000 } from './migrations/1764971000000-articles.js';
import { Conversation1764972000000 } from './migrations/1764972000000-conversation.js';
import { ConversationFiles1764973000000 } from './migrations/1764973000000-conversation-files.js';
import { MessageMarks1764974000000 } from './migrations/1764974000000-message-marks.js';
import { InternalThread1764975000000 } from './migrations/1764975000000-internal-thread.js';
import { Video1764977000000 } from './migrations/1764977000000-video.js';
import { QuickReplies1764976000000 } from './migrations/1764976000000-quick-replies.js';
import { Intake1764978000000 } from './migrations/1764978000000-intake.js';
import { Webhooks1764979000000 } from './migrations/1764979000000-webhooks.js';
import { Backups1764981000000 } from './migrations/1764981000000-backups.js';

export const MIGRATIONS: Schema['migrations'] = [
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
  OnSite1764952000000,
  CheckupReason1764953000000,
  WalkInPlaces1764954000000,
  OrdersAsActivities1764954500000,
  ForgottenVisits1764955000000,
  EnterpriseOrders1764956000000,
  Leads1764957000000,
  Agencies1764958000000,
  Supervision1764958500000,
  ReliefWages1764959000000,
  LookBack1764959500000,
  Petitions1764960000000,
  ReliefBases1764961000000,
  Campaigns1764961500000,
  Programmes1764962000000,
  Letters1764962500000,
  Departments1764963000000,
  Outlines1764963500000,
  Residents1764965000000,
  Beneficiaries1764965500000,
  ResidentTexts1764965600000,
  Posters1764966000000,
  Reviews1764967000000,
  Matters1764968000000,
  Search1764969000000,
  CategoryLessons1764970000000,
  Articles1764971000000,
  Conversation1764972000000,
  ConversationFiles1764973000000,
  MessageMarks1764974000000,
  InternalThread1764975000000,
  QuickReplies1764976000000,
  Video1764977000000,
  Intake1764978000000,
  Webhooks1764979000000,
  Backups1764981000000,
];
