/**
 * A person's PIN for shared devices: six digits, by which a person who was chosen there shows that they are
 * the one. Kept as argon2id of a keyed hash, so that a stolen database tells none of them. Wrong ones are
 * counted by person and device together: five, and that device waits; twenty, and only the password helps.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Meters } from '../../kernel/meters/meters.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store } from '../../store/store.js';
import type { Actor } from '../../kernel/actor.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { LockoutService } from './lockout.service.js';
import { hashPassword, passwordMatches } from './password-rules.js';
import { findAccount } from '../../directory/people/accounts.repository.js';
import {
  countWrongPin,
  countWrongPins,
  findWhoHavePins,
  forgetWrongPins,
  pinHashOf,
  setPin,
} from './pins.repository.js';
import { isWeakPin } from './weak-pin.js';
import { Seal } from '../../kernel/seal/seal.js';

const MOST_WRONG = 20;
const place = (accountId: string) => `pin.hash:${accountId}`;

@Injectable()
export class PinsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly lockout: LockoutService,
    private readonly audit: AuditService,
    private readonly meters: Meters,
  ) {}

  whoHave = (ids: readonly string[]): Promise<Set<string>> => findWhoHavePins(this.store.read, ids);

  /** @throws Refusal `invalid` at `password`, or at `pin` where it is too easy to guess; `too_many_requests` */
  async setOwn(actor: Actor, password: string, pin: string): Promise<void> {
    const check = async () => {
      const account = await findAccount(this.store.read, actor.id);
      if (!account || !(await passwordMatches(account.passwordHash, password)))
        refuse('invalid', { fields: { password: 'field_invalid' } });
    };
    await this.lockout.guard(
      '(own)',
      { address: '', device: actor.id },
      check,
      (refusal) => refusal.details.fields?.password !== undefined,
    );
    await this.set(actor.id, pin);
  }

  /** For somebody whose password was just right. @throws Refusal `invalid` at `pin` */
  async set(accountId: string, pin: string, device?: string): Promise<void> {
    if (isWeakPin(pin)) refuse('invalid', { fields: { pin: 'field_password_weak' } });
    const hash = await hashPassword(this.seal.index(place(accountId), pin));
    await this.store.write('pin', async (tx) => {
      await setPin(tx, accountId, hash, this.clock.now());
      await this.audit.write(tx, {
        actorId: accountId,
        act: 'account.pin',
        subject: accountId,
        ...(device && { data: { device } }),
      });
    });
  }

  /**
   * @throws Refusal `pin_not_set`, `pin_blocked` after too many wrong ones on this device, `invalid` at `pin`,
   * `too_many_requests` while the device has to wait for this person
   */
  async prove(accountId: string, deviceId: string, pin: string): Promise<void> {
    await this.meters.asked.signIn('pin', () =>
      this.lockout.guard(
        `(pin)${accountId}`,
        { address: '', device: deviceId },
        () => this.check(accountId, deviceId, pin),
        (refusal) => refusal.details.fields?.pin !== undefined,
      ),
    );
  }

  private async check(accountId: string, deviceId: string, pin: string): Promise<void> {
    const { read } = this.store;
    const hash = await pinHashOf(read, accountId);
    if (hash === undefined) return refuse('pin_not_set');
    const key = `${accountId}:${deviceId}`;
    const wrong = await countWrongPins(read, key);
    if (wrong >= MOST_WRONG) refuse('pin_blocked');
    const right = await passwordMatches(hash, this.seal.index(place(accountId), pin));
    if (right && wrong === 0) return;
    await this.store.write('pin-tried', (tx) =>
      right ? forgetWrongPins(tx, key) : countWrongPin(tx, key, accountId),
    );
    if (!right) refuse('invalid', { fields: { pin: 'field_pin_wrong' } });
  }
}
