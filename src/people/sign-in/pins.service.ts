/**
 * A person's PIN for shared devices: six digits, by which a person who was chosen there shows that they are
 * the one. Kept as argon2id of a keyed hash, so that a stolen database tells none of them. Wrong ones are
 * counted by person and device together: five, and that device waits; twenty, and only the password helps.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { placeholders, Store } from '../../store/store.js';
import type { Actor } from '../../kernel/actor.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { LockoutService } from './lockout.service.js';
import { hashPassword, passwordMatches } from './password-rules.js';
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
  ) {}

  async whoHave(ids: readonly string[]): Promise<Set<string>> {
    if (!ids.length) return new Set();
    const rows = await this.store.read.rows<{ id: string }>(
      `select id from pin where id in (${placeholders(ids)})`,
      ids,
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** @throws Refusal `invalid` at `password`, or at `pin` where it is too easy to guess; `too_many_requests` */
  async setOwn(actor: Actor, password: string, pin: string): Promise<void> {
    const check = async () => {
      const [account] = await this.store.read.rows<{ password_hash: string }>(
        'select password_hash from account where id = ?',
        [actor.id],
      );
      if (!account || !(await passwordMatches(account.password_hash, password)))
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
      await tx.run(
        `insert into pin (id, hash, set_at) values (?, ?, ?)
           on conflict (id) do update set hash = excluded.hash, set_at = excluded.set_at`,
        [accountId, hash, this.clock.now()],
      );
      await tx.run('delete from pin_failure where account_id = ?', [accountId]);
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
    await this.lockout.guard(
      `(pin)${accountId}`,
      { address: '', device: deviceId },
      () => this.check(accountId, deviceId, pin),
      (refusal) => refusal.details.fields?.pin !== undefined,
    );
  }

  private async check(accountId: string, deviceId: string, pin: string): Promise<void> {
    const { read } = this.store;
    const [kept] = await read.rows<{ hash: string }>('select hash from pin where id = ?', [accountId]);
    if (!kept) return refuse('pin_not_set');
    const key = `${accountId}:${deviceId}`;
    const [failed] = await read.rows<{ count: number }>('select count from pin_failure where id = ?', [key]);
    if ((failed?.count ?? 0) >= MOST_WRONG) refuse('pin_blocked');
    const right = await passwordMatches(kept.hash, this.seal.index(place(accountId), pin));
    if (right && !failed) return;
    await this.store.write('pin-tried', (tx) =>
      right
        ? tx.run('delete from pin_failure where id = ?', [key])
        : tx.run(
            `insert into pin_failure (id, account_id, count) values (?, ?, 1)
               on conflict (id) do update set count = pin_failure.count + 1`,
            [key, accountId],
          ),
    );
    if (!right) refuse('invalid', { fields: { pin: 'field_pin_wrong' } });
  }
}
