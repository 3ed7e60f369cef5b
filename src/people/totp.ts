/** One-time codes (RFC 6238): the secret is sealed, and a code is taken once. */
import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { Clock } from '../clock.js';
import { refuse } from '../refusal.js';
import { Store, type Tx } from '../store/store.js';
import { Account } from './people.entities.js';
import { Seal } from './seal.js';

/** Written with the change. */
type Note = (tx: Tx) => Promise<void>;

const PERIOD = 30;
const secretPlace = (accountId: string) => `account.totp_secret:${accountId}`;
const codes = (secret: string, label: string) =>
  new TOTP({
    issuer: '一呼',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  });

@Injectable()
export class Totp {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seal: Seal,
  ) {}

  /** A new secret, not kept yet: it counts once a code of it was shown. */
  begin(username: string): { secret: string; uri: string } {
    const secret = new Secret({ size: 20 }).base32;
    return { secret, uri: codes(secret, username).toString() };
  }
  /** The step the code belongs to; null where it is none of now, the one before or the one after. */
  private step(secret: string, code: string): number | null {
    if (!/^[0-9]{6}$/.test(code)) return null;
    const timestamp = this.clock.now();
    const delta = codes(secret, '').validate({ token: code, timestamp, window: 1 });
    return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta;
  }

  /** @throws Refusal `already_exists` where another page was faster */
  async confirm(accountId: string, secret: string, code: string, note?: Note): Promise<boolean> {
    const step = /^[A-Z2-7]{16,64}$/.test(secret) ? this.step(secret, code) : null;
    if (step === null) return false;
    const sealed = this.seal.seal(secretPlace(accountId), secret);
    await this.store.write('totp', async (tx) => {
      const set = await tx.run(
        'update account set totp_secret = ?, totp_used_step = ? where id = ? and totp_secret is null',
        [sealed, step, accountId],
      );
      if (set !== 1) refuse('already_exists');
      await note?.(tx);
    });
    return true;
  }

  /** true where the code is right and was not used before. */
  async take(account: Pick<Account, 'id' | 'totpSecret'>, code: string): Promise<boolean> {
    if (account.totpSecret === null) return false;
    const step = this.step(this.seal.open(secretPlace(account.id), account.totpSecret), code);
    if (step === null) return false;
    const taken = await this.store.write('totp', (tx) =>
      tx.run(
        'update account set totp_used_step = ? where id = ? and (totp_used_step is null or totp_used_step < ?)',
        [step, account.id, step],
      ),
    );
    return taken === 1;
  }

  async remove(accountId: string, note?: Note): Promise<void> {
    await this.store.write('totp', async (tx) => {
      const removed = await tx.run(
        'update account set totp_secret = null, totp_used_step = null where id = ? and totp_secret is not null',
        [accountId],
      );
      if (removed === 1) await note?.(tx);
    });
  }
}
