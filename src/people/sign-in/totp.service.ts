/** One-time codes (RFC 6238): the secret is sealed, and a code is taken once. */
import { MINUTE } from '../../protocol/time/durations.js';
import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store } from '../../store/store.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { removeTotpSecret, setTotpSecret, useTotpStep } from '../../directory/people/accounts.repository.js';
import type { AccountRow } from '../../directory/people/people.entity.js';
import { Seal } from '../../kernel/seal/seal.js';

const PERIOD = 30;
/** Milliseconds in which a secret that was told must be confirmed. */
const TOLD_FOR = 10 * MINUTE;
/** What a code is: right and taken, right and used before, or none of now. */
export type TotpResult = 'taken' | 'used' | 'wrong';
export interface TotpSecret {
  secret: string;
  /** `otpauth:`, for a QR code. */
  uri: string;
  /** Says to the confirmation that the hub chose the secret. */
  ticket: string;
}
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
export class TotpService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly audit: AuditService,
  ) {}

  /**
   * A new secret, not kept yet: it counts once a code of it was shown, with the ticket that says that the hub chose
   * it for this account just now.
   */
  begin(accountId: string, username: string): TotpSecret {
    const secret = new Secret({ size: 20 }).base32;
    const ticket = this.ticketOf(accountId, secret, this.clock.now() + TOLD_FOR);
    return { secret, uri: codes(secret, username).toString(), ticket };
  }
  private ticketOf = (accountId: string, secret: string, until: number): string =>
    `${until}.${this.seal.index('account.totp_ticket', JSON.stringify([accountId, secret, until]))}`;
  private isTold(accountId: string, secret: string, ticket: string): boolean {
    const until = Number(ticket.split('.')[0]);
    if (!Number.isSafeInteger(until) || until <= this.clock.now()) return false;
    const right = Buffer.from(this.ticketOf(accountId, secret, until));
    const given = Buffer.from(ticket);
    return given.length === right.length && timingSafeEqual(given, right);
  }
  /** The step the code belongs to; null where it is none of now, the one before or the one after. */
  private step(secret: string, code: string): number | null {
    if (!/^[0-9]{6}$/.test(code)) return null;
    const timestamp = this.clock.now();
    const delta = codes(secret, '').validate({ token: code, timestamp, window: 1 });
    return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta;
  }

  /** @throws Refusal `already_exists` where another page was faster */
  async confirm(
    accountId: string,
    { secret, code, ticket }: { secret: string; code: string; ticket: string },
  ): Promise<boolean> {
    const step = this.isTold(accountId, secret, ticket) ? this.step(secret, code) : null;
    if (step === null) return false;
    const sealed = this.seal.seal(secretPlace(accountId), secret);
    await this.store.write('totp', async (tx) => {
      if (!(await setTotpSecret(tx, accountId, sealed, step))) refuse('already_exists');
      await this.audit.write(tx, { actorId: accountId, act: 'account.totp', subject: accountId });
    });
    return true;
  }

  async take(account: Pick<AccountRow, 'id' | 'totpSecret'>, code: string): Promise<TotpResult> {
    if (account.totpSecret === null) return 'wrong';
    const step = this.step(this.seal.open(secretPlace(account.id), account.totpSecret), code);
    if (step === null) return 'wrong';
    const taken = await this.store.write('totp', (tx) => useTotpStep(tx, account.id, step));
    return taken ? 'taken' : 'used';
  }

  async remove(accountId: string): Promise<void> {
    await this.store.write('totp', async (tx) => {
      if (await removeTotpSecret(tx, accountId))
        await this.audit.write(tx, { actorId: accountId, act: 'account.totp_removed', subject: accountId });
    });
  }
}
