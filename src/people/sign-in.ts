/** Name, password and, where the account has one, the one-time code. A wrong name costs as much time as a wrong password. */
import { Injectable } from '@nestjs/common';
import type { Me } from '../protocol/shapes.js';
import { Directory } from '../places/directory.js';
import { refuse } from '../refusal.js';
import { Store } from '../store/store.js';
import { Lockout } from './lockout.js';
import { looksLikeWork, passwordMatches } from './passwords.js';
import { Account } from './people.entities.js';
import { Totp } from './totp.js';

@Injectable()
export class SignIn {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly lockout: Lockout,
    private readonly totp: Totp,
  ) {}

  /** @throws Refusal `wrong_credentials`, `code_needed`, `too_many_requests` */
  async check({ username, password, code }: { username: string; password: string; code?: string }, address: string): Promise<Account> {
    await this.lockout.require(username, address);
    const account = await this.store.read.manager.findOneBy(Account, { username });
    const right = account ? await passwordMatches(account.passwordHash, password) : await looksLikeWork(password);
    if (!account || !right || account.disabledAt !== null) {
      await this.lockout.failed(username, address);
      return refuse('wrong_credentials');
    }
    if (account.totpSecret !== null) {
      if (!code) refuse('code_needed', { fields: { code: 'field_required' } });
      if (!(await this.totp.take(account, code!))) {
        await this.lockout.failed(username, address);
        refuse('code_needed', { fields: { code: 'field_invalid' } });
      }
    }
    await this.lockout.succeeded(username, address);
    return account;
  }

  user(accountId: string): Me['user'] {
    const p = this.directory.person(accountId) ?? refuse('unauthenticated');
    return { id: p.id, name: p.name, ...(p.title && { title: p.title }), roles: [...p.roles] };
  }
}
