import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { CertificateSettingsService } from './certificate-settings.service.js';
import { CertificateCheckController, CertificatesController } from './certificates.controller.js';
import { IdentitiesController } from './identities/identities.controller.js';
import { IdentitiesService } from './identities/identities.service.js';
import { CreditedServiceQuery } from './issuing/credited-service.query.js';
import { CertificateFilesController } from './issuing/certificate-files.controller.js';
import { IssueCertificateService } from './issuing/issue-certificate.service.js';
import { CertificateBatchJobKind } from './issuing/certificate-batch.job-kind.js';
import { PrintCertificateService } from './issuing/print-certificate.service.js';
import { IssueSourcesQuery } from './issuing/issue-sources.query.js';
import { CertifiedPeopleQuery } from './certified-people.query.js';
import { PublicCheckService } from './public-check.service.js';
import { CertificateRegisterService } from './certificate-register.service.js';

@Module({
  imports: [DirectoryModule, JobsModule, RealtimeModule],
  controllers: [
    CertificateCheckController,
    CertificatesController,
    CertificateFilesController,
    IdentitiesController,
  ],
  providers: [
    CreditedServiceQuery,
    IdentitiesService,
    IssueSourcesQuery,
    IssueCertificateService,
    CertificateRegisterService,
    CertifiedPeopleQuery,
    CertificateSettingsService,
    PublicCheckService,
    CertificateBatchJobKind,
    PrintCertificateService,
  ],
})
export class CertificatesModule {}
