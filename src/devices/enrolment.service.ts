/** A device gives its code and is enrolled: once, within 15 minutes. Guessing is held back by address. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { AuditService } from '../directory/people/audit.service.js';
import { LockoutService } from '../people/sign-in/lockout.service.js';
import { Seal } from '../kernel/seal/seal.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Store } from '../store/store.js';
import { ACTING_LIMITS } from '../access/acting-person.js';
import { codeSealContext, normaliseCode } from './enrolment-code.js';
import { newToken, tokenHashOf } from '../access/device-session.service.js';
import { enrolDevice, findDeviceByCode } from '../directory/people/devices.repository.js';

/** Beside user names, which have no brackets. */
const NAME = '(enrol)';

@Injectable()
export class EnrolmentService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly lockout: LockoutService,
  ) {}

  /**
   * The token is told once, here. An enrolment before this one ends with it.
   * @throws Refusal `invalid` at `code` where it is unknown, used or too old; `too_many_requests`
   */
  use(
    code: string,
    from: { address: string; agent: string },
  ): Promise<{ id: string; token: string; expiresAt: number }> {
    return this.lockout.guard(
      NAME,
      { address: from.address },
      async () => {
        const token = newToken();
        return { token, ...(await this.enrol(code, token, from.agent)) };
      },
      (refusal) => refusal.details.fields?.code !== undefined,
    );
  }

  private enrol(code: string, token: string, agent: string): Promise<{ id: string; expiresAt: number }> {
    const codeHash = this.seal.index(codeSealContext, normaliseCode(code));
    const now = this.clock.now();
    const expiresAt = now + ACTING_LIMITS.enrolment;
    return this.store.write('device-enrol', async (tx) => {
      const row =
        (await findDeviceByCode(tx, codeHash, now)) ??
        refuse('invalid', { fields: { code: 'field_code_over' } });
      const used = await enrolDevice(tx, row.id, codeHash, {
        codeHash: null,
        codeExpiresAt: null,
        tokenHash: tokenHashOf(token),
        enrolledAt: now,
        seenAt: now,
        expiresAt,
        agent: agent.slice(0, 200),
        actingId: null,
        unlockedUntil: null,
      });
      if (!used) refuse('invalid', { fields: { code: 'field_code_over' } });
      await this.audit.write(tx, { actorId: row.invitedBy, act: 'device.enrol', subject: row.id });
      return { id: row.id, expiresAt };
    });
  }
}
