import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { SheetsModule } from '../sheets/sheets.module.js';
import { AccountCredentialsService } from './accounts/account-credentials.service.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { AccountsService } from './accounts/accounts.service.js';
import { MeController } from './accounts/me.controller.js';
import { OwnAccountService } from './accounts/own-account.service.js';
import { KnownBrowsersService } from './known-browsers.service.js';
import { NewUnitService } from './units/new-unit.service.js';
import { UnitsController } from './units/units.controller.js';
import { PeopleImportController } from './import/people-import.controller.js';
import { PeopleImportService } from './import/people-import.service.js';
import { SetupController } from './setup/setup.controller.js';
import { SetupService } from './setup/setup.service.js';
import { AuthController } from './sign-in/auth.controller.js';
import { LockoutService } from './sign-in/lockout.service.js';
import { OwnPinController } from './sign-in/own-pin.controller.js';
import { PinsService } from './sign-in/pins.service.js';
import { SessionSweep } from './sign-in/session-sweep.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { TotpService } from './sign-in/totp.service.js';

@Module({
  imports: [AccessModule, DeskModule, DirectoryModule, SheetsModule],
  controllers: [
    AuthController,
    MeController,
    AccountsController,
    PeopleImportController,
    SetupController,
    UnitsController,
    OwnPinController,
  ],
  providers: [
    SessionSweep,
    LockoutService,
    KnownBrowsersService,
    SignInService,
    TotpService,
    OwnAccountService,
    AccountsService,
    AccountCredentialsService,
    PeopleImportService,
    SetupService,
    NewUnitService,
    PinsService,
  ],
  exports: [PinsService, SignInService, LockoutService, OwnAccountService],
})
export class PeopleModule {}
