/** What this room gives to the house. */
import { AccessGuard } from '../access/access.guard.js';
import { AccountKeys } from './accounts/account-keys.js';
import { Accounts } from './accounts/accounts.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { Audit } from '../directory/audit.js';
import { AuthController } from './sign-in/auth.controller.js';
import { AccountBook } from '../directory/account-book.js';
import { Devices } from './devices.js';
import { EveryRouteIsNamed } from '../access/every-route.js';
import { PeopleImportController } from './import/import.controller.js';
import { PeopleImport } from './import/importing.js';
import { Lent } from '../access/lent.js';
import { Lockout } from './sign-in/lockout.js';
import { MeController } from './accounts/me.controller.js';
import { PinController } from './sign-in/pin.controller.js';
import { Pins } from './sign-in/pins.js';
import { Origins } from '../access/origins.js';
import { OwnAccount } from './accounts/own-account.js';
import { Sessions } from '../access/sessions.js';
import { SessionSweep } from './sign-in/session-sweep.js';
import { Setup } from './setup/setup.js';
import { SetupController } from './setup/setup.controller.js';
import { SignIn } from './sign-in/sign-in.js';
import { Totp } from './sign-in/totp.js';
import { WayIn } from '../access/way-in.js';

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
