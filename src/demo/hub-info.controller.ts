/** What everybody may know before signing in: whose hub this is and whom to phone. */
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CONFIG, type Config } from '../kernel/config.js';
import { Directory } from '../directory/directory.js';
import { servingUnit } from '../directory/units/serving-unit.js';
import { shippedVersion } from '../kernel/shipped-data.js';
import { CLIENT_BUILD } from '../kernel/client-build.js';
import { Store } from '../store/store.js';
import { demoAccounts, isDemoDatabase, type DemoAccount } from './demo-accounts.js';

export interface HubInfo {
  name: string;
  unit: { name: string; dutyPhone: string } | null;
  demo: boolean;
  setupNeeded: boolean;
  version: string;
  /** The pages that are served: a page of another build says that there is a new version. */
  build?: string;
  accounts?: DemoAccount[];
}

@ApiTags('hub')
@Controller('hub')
export class HubInfoController {
  private readonly version = shippedVersion();

  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Answers whose hub this is and whom to phone. What everybody may know before signing in. */
  @Get()
  async hub(): Promise<HubInfo> {
    const units = this.directory.allUnits();
    const unit = servingUnit(this.directory);
    const demo = this.config.demo && (await isDemoDatabase(this.store));
    return {
      name: '一呼',
      unit: unit ? { name: unit.name, dutyPhone: this.directory.settings(unit.id).dutyPhone } : null,
      demo,
      setupNeeded: !units.some((u) =>
        this.directory.peopleOf(u.id).some((p) => p.roles.includes('admin') && !p.disabled),
      ),
      version: this.version,
      ...(CLIENT_BUILD && { build: CLIENT_BUILD }),
      ...(demo && { accounts: await demoAccounts(this.store.read, this.directory) }),
    };
  }
}
