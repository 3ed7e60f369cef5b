import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { SheetsModule } from '../sheets/sheets.module.js';
import { AccountKeys } from './accounts/account-keys.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { Accounts } from './accounts/accounts.js';
import { MeController } from './accounts/me.controller.js';
import { OwnAccount } from './accounts/own-account.js';
import { Devices } from './devices.js';
import { PeopleImportController } from './import/import.controller.js';
import { PeopleImport } from './import/importing.js';
import { SetupController } from './setup/setup.controller.js';
import { Setup } from './setup/setup.js';
import { AuthController } from './sign-in/auth.controller.js';
import { Lockout } from './sign-in/lockout.js';
import { PinController } from './sign-in/pin.controller.js';
import { Pins } from './sign-in/pins.js';
import { SessionSweep } from './sign-in/session-sweep.js';
import { SignIn } from './sign-in/sign-in.js';
import { Totp } from './sign-in/totp.js';

@Module({
  imports: [AccessModule, DeskModule, DirectoryModule, SheetsModule],
  controllers: [
    AuthController,
    MeController,
    AccountsController,
    PeopleImportController,
    SetupController,
    PinController,
  ],
  providers: [
    SessionSweep,
    Lockout,
    Devices,
    SignIn,
    Totp,
    OwnAccount,
    Accounts,
    AccountKeys,
    PeopleImport,
    Setup,
    Pins,
  ],
  exports: [Pins, SignIn, Lockout, OwnAccount],
})
export class PeopleModule {}
