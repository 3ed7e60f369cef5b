/** Name, password and, where the account has one, the one-time code. A wrong name costs as much time as a wrong password. */
import { Injectable } from '@nestjs/common';
import type { Me } from '../../protocol/people/me.js';
import { Directory } from '../../directory/directory.js';
import { Meters } from '../../kernel/meters/meters.js';
import { refuse, type Refusal } from '../../kernel/refusal/refusal.js';
import { Store } from '../../store/store.js';
import type { AttemptSource } from './failed-attempts.js';
import { LockoutService } from './lockout.service.js';
import { spendPasswordTime, passwordMatches } from './password-rules.js';
import { findAccountByName } from '../accounts/account-by-name.query.js';
import type { AccountRow } from '../../directory/people/people.entity.js';
import { TotpService } from './totp.service.js';

export interface Credentials {
  username: string;
  password: string;
  code?: string;
}
/** Not having given a code yet is no guess. */
const guessedWrong = ({ sentence, details }: Refusal) =>
  sentence === 'wrong_credentials' ||
  (sentence === 'code_needed' && details.fields?.code === 'field_invalid');

@Injectable()
export class SignInService {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly lockout: LockoutService,
    private readonly totp: TotpService,
    private readonly meters: Meters,
  ) {}

  /** @throws Refusal `wrong_credentials`, `code_needed`, `too_many_requests` */
  async check(credentials: Credentials, from: AttemptSource): Promise<AccountRow> {
    const { countedAs } = await findAccountByName(this.store.read, credentials.username);
    return this.meters.asked.signIn('password', () =>
      this.lockout.guard(countedAs, from, (known) => this.account(credentials, known), guessedWrong),
    );
  }

  /** Somebody whom another node has just entered is known here before they are told who they are. */
  private async account({ username, password, code }: Credentials, known: boolean): Promise<AccountRow> {
    await this.directory.current();
    const { account } = await findAccountByName(this.store.read, username);
    const right = account
      ? await passwordMatches(account.passwordHash, password, known)
      : await spendPasswordTime(password, known);
    if (!account || !right || account.disabledAt !== null) return refuse('wrong_credentials');
    if (account.totpSecret !== null) {
      if (!code) return refuse('code_needed', { fields: { code: 'field_required' } });
      const taken = await this.totp.take(account, code);
      if (taken !== 'taken') {
        const why = taken === 'used' ? 'field_code_used' : 'field_invalid';
        return refuse('code_needed', { fields: { code: why } });
      }
    }
    return account;
  }

  user(accountId: string): Me['user'] {
    const p = this.directory.person(accountId) ?? refuse('unauthenticated');
    return { id: p.id, name: p.name, ...(p.title && { title: p.title }), roles: [...p.roles] };
  }
}
