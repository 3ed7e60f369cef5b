/** The hub: its modules. Each lists what it needs of others; the order here says nothing. */
import { type DynamicModule, Module } from '@nestjs/common';
import { type Foundations, FoundationsModule } from './foundations.module.js';
import { AccessModule } from './access/access.module.js';
import { AgenciesModule } from './agencies/agencies.module.js';
import { BackupModule } from './backup/backup.module.js';
import { BriefsModule } from './briefs/briefs.module.js';
import { CalendarsModule } from './calendars/calendars.module.js';
import { CallsModule } from './calls/calls.module.js';
import { CallDigestModule } from './call-digest/call-digest.module.js';
import { CategorySuggestionModule } from './category-suggestion/category-suggestion.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { ConversationModule } from './conversation/conversation.module.js';
import { ChannelsModule } from './channels/channels.module.js';
import { DemoModule } from './demo/demo.module.js';
import { CheckupsModule } from './checkups/checkups.module.js';
import { OutlinesModule } from './outlines/outlines.module.js';
import { EnterprisesModule } from './enterprises/enterprises.module.js';
import { DeskModule } from './desk/desk.module.js';
import { DevicesModule } from './devices/devices.module.js';
import { DirectoryModule } from './directory/directory.module.js';
import { DispatchModule } from './dispatch/dispatch.module.js';
import { DutyModule } from './duty/duty.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { FileStoreModule } from './file-store/file-store.module.js';
import { HoursModule } from './hours/hours.module.js';
import { InternalThreadModule } from './internal-thread/internal-thread.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { KnowledgeModule } from './knowledge/knowledge.module.js';
import { FilesModule } from './files/files.module.js';
import { LeadsModule } from './relief/leads/leads.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { LettersModule } from './trends/letters/letters.module.js';
import { LiaisonModule } from './liaison/liaison.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { OpsModule } from './ops/ops.module.js';
import { OutreachModule } from './outreach/outreach.module.js';
import { OrdersModule } from './outreach/orders/orders.module.js';
import { PeopleModule } from './people/people.module.js';
import { PapersModule } from './relief/papers/papers.module.js';
import { GatewayAnswersModule } from './gateway-answers/gateway-answers.module.js';
import { ResidentsModule } from './residents/residents.module.js';
import { MattersModule } from './matters/matters.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';
import { PetitionsModule } from './petitions/petitions.module.js';
import { ArrivalsModule } from './arrivals/arrivals.module.js';
import { PostersModule } from './posters/posters.module.js';
import { ProgrammesModule } from './trends/programmes/programmes.module.js';
import { ProposalsModule } from './proposals/proposals.module.js';
import { QuickRepliesModule } from './quick-replies/quick-replies.module.js';
import { RealtimeModule } from './realtime/realtime.module.js';
import { CapModule } from './relief/cap/cap.module.js';
import { LookBackModule } from './relief/look-back/look-back.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { ResidentPageModule } from './residents/page/resident-page.module.js';
import { RosterModule } from './roster/roster.module.js';
import { SearchModule } from './search/search.module.js';
import { SheetsModule } from './sheets/sheets.module.js';
import { CampaignsModule } from './trends/campaigns/campaigns.module.js';
import { ReliefTrendModule } from './trends/relief/relief-trend.module.js';
import { SupervisionModule } from './supervision/supervision.module.js';
import { UnitsModule } from './units/units.module.js';
import { VideoModule } from './video/video.module.js';
import { WallModule } from './wall/wall.module.js';
import { WatchModule } from './watch/watch.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

@Module({})
export class AppModule {
  static on(foundations: Foundations): DynamicModule {
    return {
      module: AppModule,
      imports: [
        FoundationsModule.on(foundations),
        AccessModule,
        AgenciesModule,
        BackupModule,
        BriefsModule,
        CalendarsModule,
        CallsModule,
        CapModule,
        // Before the leads: its address is not the id of one.
        LookBackModule,
        CallDigestModule,
        CategorySuggestionModule,
        CertificatesModule,
        ChannelsModule,
        CheckupsModule,
        ConversationModule,
        OutlinesModule,
        DemoModule,
        DeskModule,
        DevicesModule,
        DirectoryModule,
        DispatchModule,
        DutyModule,
        EnterprisesModule,
        ExportsModule,
        FileStoreModule,
        FilesModule,
        HoursModule,
        InternalThreadModule,
        IntakeModule,
        JobsModule,
        KnowledgeModule,
        LeadsModule,
        LedgerModule,
        LettersModule,
        LiaisonModule,
        NoticesModule,
        OpsModule,
        OutreachModule,
        OrdersModule,
        PeopleModule,
        PapersModule,
        MattersModule,
        ReviewsModule,
        PetitionsModule,
        PostersModule,
        ArrivalsModule,
        ProgrammesModule,
        ProposalsModule,
        QuickRepliesModule,
        RealtimeModule,
        GatewayAnswersModule,
        ReportsModule,
        ResidentsModule,
        ResidentPageModule,
        RosterModule,
        SearchModule,
        SheetsModule,
        CampaignsModule,
        ReliefTrendModule,
        SupervisionModule,
        UnitsModule,
        VideoModule,
        WallModule,
        WebhooksModule,
        WatchModule,
      ],
    };
  }
}
