/** What this room gives to the house. */
import { CertificateSetup } from './certificate-settings.js';
import { CertificateCheckController, CertificatesController } from './certificates.controller.js';
import { Credited } from './issuing/credited.js';
import { FilesController } from './issuing/files.controller.js';
import { Identities } from './identities/identities.js';
import { IdentitiesController } from './identities/identities.controller.js';
import { Issuing } from './issuing/issuing.js';
import { CertificateOrders } from './issuing/orders.js';
import { CertifiedPeople } from './people.js';
import { Printing } from './issuing/printing.js';
import { PublicCheck } from './public-check.js';
import { Register } from './register.js';
import { Sources } from './issuing/sources.js';

export const CERTIFICATES_CONTROLLERS = [
  CertificateCheckController,
  CertificatesController,
  FilesController,
  IdentitiesController,
];
export const CERTIFICATES_PROVIDERS = [
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
];
