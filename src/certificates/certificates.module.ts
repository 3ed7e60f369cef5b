import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { CertificateSetup } from './certificate-settings.js';
import { CertificateCheckController, CertificatesController } from './certificates.controller.js';
import { IdentitiesController } from './identities/identities.controller.js';
import { Identities } from './identities/identities.js';
import { Credited } from './issuing/credited.js';
import { FilesController } from './issuing/files.controller.js';
import { Issuing } from './issuing/issuing.js';
import { CertificateOrders } from './issuing/orders.js';
import { Printing } from './issuing/printing.js';
import { Sources } from './issuing/sources.js';
import { CertifiedPeople } from './people.js';
import { PublicCheck } from './public-check.js';
import { Register } from './register.js';

@Module({
  imports: [DirectoryModule, JobsModule, RealtimeModule],
  controllers: [CertificateCheckController, CertificatesController, FilesController, IdentitiesController],
  providers: [
    Credited,
    Identities,
    Sources,
    Issuing,
    Register,
    CertifiedPeople,
    CertificateSetup,
    PublicCheck,
    CertificateOrders,
    Printing,
  ],
})
export class CertificatesModule {}
