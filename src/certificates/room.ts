/** What this room gives to the house. */
import { CertificateSetup } from './certificate-settings.js';
import { CertificateCheckController, CertificatesController } from './certificates.controller.js';
import { Credited } from './credited.js';
import { FilesController } from './files.controller.js';
import { Identities } from './identities.js';
import { IdentitiesController } from './identities.controller.js';
import { Issuing } from './issuing.js';
import { CertificateOrders } from './orders.js';
import { CertifiedPeople } from './people.js';
import { Printing } from './printing.js';
import { PublicCheck } from './public-check.js';
import { Register } from './register.js';
import { Sources } from './sources.js';

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
