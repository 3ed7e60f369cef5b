/** The coordinator's hand on shared devices: a code to enrol one with, the list, and withdrawing it at a touch. */
import { Inject, Injectable } from '@nestjs/common';
import { Tell } from '../realtime/tell.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { newId } from '../kernel/ids.js';
import type { Actor } from '../kernel/actor.js';
import { Seal } from '../kernel/seal/seal.js';
import { Changes } from '../directory/changes.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Clock } from '../kernel/clock.js';
import { LASTS } from '../access/acting.js';
import { codePlace, newCode, plainCode } from './code.js';
import type { DeviceRow } from '../directory/device.entities.js';
import type { NewDeviceDto } from './device.dto.js';
import { devices } from '../access/enrolled.js';
import { devicePhonePlace } from '../directory/own-phone.js';

const MOST_DEVICES = 2000;
/** Told once, here: the hub keeps no code that could be read. */
export interface Invitation {
  id: string;
  code: string;
  url: string;
  expiresAt: number;
}

@Injectable()
export class Enrolling {
  constructor(
    private readonly changes: Changes,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly tell: Tell,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  private fresh(): { code: string; changes: Pick<DeviceRow, 'codeHash' | 'codeExpiresAt'> } {
    const code = newCode();
    return {
      code,
      changes: {
        codeHash: this.seal.index(codePlace, plainCode(code)),
        codeExpiresAt: this.clock.now() + LASTS.code,
      },
    };
  }
  private invitation = (id: string, { code, changes }: ReturnType<Enrolling['fresh']>): Invitation => ({
    id,
    code,
    url: `${this.config.publicUrl}/enrol?code=${code}`,
    expiresAt: changes.codeExpiresAt ?? 0,
  });

  /** @param dto places were looked at already: they are of the actor's unit */
  async invite(actor: Actor, dto: NewDeviceDto): Promise<Invitation> {
    const id = newId(this.clock);
    const fresh = this.fresh();
    await this.changes.make(actor, 'device.invite', async (tx) => {
      const [{ n } = { n: 0 }] = await tx.rows<{ n: number }>(
        'select count(*) as n from device where unit_id = ? and withdrawn_at is null',
        [actor.unitId],
      );
      if (Number(n) >= MOST_DEVICES) refuse('too_many_kept', { params: { max: MOST_DEVICES } });
      await devices.insert(tx, {
        id,
        unitId: actor.unitId,
        kind: dto.kind,
        communityId: dto.communityId ?? null,
        departmentId: dto.departmentId ?? null,
        label: dto.label ?? '',
        phone: dto.phone ? this.seal.seal(devicePhonePlace(id), dto.phone) : null,
        ...fresh.changes,
        tokenHash: null,
        invitedBy: actor.id,
        createdAt: this.clock.now(),
        enrolledAt: null,
        expiresAt: null,
        seenAt: null,
        agent: '',
        withdrawnAt: null,
        withdrawnBy: null,
        actingId: null,
        actingSince: null,
        usedAt: null,
        unlockedUntil: null,
      });
      const place = dto.communityId ?? dto.departmentId ?? actor.unitId;
      return { value: undefined, subject: id, data: { kind: dto.kind, place } };
    });
    return this.invitation(id, fresh);
  }

  /** Another code for the same device: it was not used in time, or its ninety days are over. */
  async inviteAgain(actor: Actor, id: string): Promise<Invitation> {
    const fresh = this.fresh();
    await this.changes.make(actor, 'device.invite', async (tx) => {
      const changed = await devices.update(
        tx,
        fresh.changes,
        'id = ? and unit_id = ? and withdrawn_at is null',
        [id, actor.unitId],
      );
      if (!changed) refuse('not_found');
      return { value: undefined, subject: id };
    });
    return this.invitation(id, fresh);
  }

  /** Its sockets are closed at once; its next request is nobody's. Withdrawing twice is withdrawing. */
  async withdraw(actor: Actor, id: string): Promise<void> {
    await this.changes.make(actor, 'device.withdraw', async (tx) => {
      const row =
        (await devices.one(tx, 'where id = ? and unit_id = ?', [id, actor.unitId])) ?? refuse('not_found');
      if (row.withdrawnAt !== null) return { value: undefined };
      await devices.update(
        tx,
        {
          withdrawnAt: this.clock.now(),
          withdrawnBy: actor.id,
          tokenHash: null,
          codeHash: null,
          actingId: null,
          unlockedUntil: null,
        },
        'id = ?',
        [id],
      );
      return { value: undefined, subject: id };
    });
    this.tell.endSession(id);
  }
}
