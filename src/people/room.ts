/** What this room gives to the house. */
import { AccessGuard } from './access.guard.js';
import { AccountKeys } from './account-keys.js';
import { Accounts } from './accounts.js';
import { AccountsController } from './accounts.controller.js';
import { Audit } from './audit.js';
import { AuthController } from './auth.controller.js';
import { AccountBook } from './account-book.js';
import { Devices } from './devices.js';
import { EveryRouteIsNamed } from './every-route.js';
import { PeopleImportController } from './import.controller.js';
import { PeopleImport } from './importing.js';
import { Lent } from './lent.js';
import { Lockout } from './lockout.js';
import { MeController } from './me.controller.js';
import { PinController } from './pin.controller.js';
import { Pins } from './pins.js';
import { Origins } from './origins.js';
import { OwnAccount } from './own-account.js';
import { Sessions } from './sessions.js';
import { SessionSweep } from './session-sweep.js';
import { Setup } from './setup.js';
import { SetupController } from './setup.controller.js';
import { SignIn } from './sign-in.js';
import { Totp } from './totp.js';
import { WayIn } from './way-in.js';

export const PEOPLE_CONTROLLERS = [
  AuthController,
  MeController,
  AccountsController,
  PeopleImportController,
  SetupController,
  PinController,
];
export const PEOPLE_PROVIDERS = [
  AccessGuard,
  Origins,
  EveryRouteIsNamed,
  Sessions,
  SessionSweep,
  Lockout,
  Devices,
  SignIn,
  Totp,
  OwnAccount,
  AccountBook,
  Accounts,
  AccountKeys,
  PeopleImport,
  Setup,
  Audit,
  Pins,
  Lent,
  WayIn,
];
