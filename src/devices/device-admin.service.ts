/** The coordinator's hand on shared devices: a code to enrol one with, the list, and withdrawing it at a touch. */
import { Inject, Injectable } from '@nestjs/common';
import { Publisher } from '../realtime/publisher.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { newId } from '../kernel/ids.js';
import type { Actor } from '../kernel/actor.js';
import { Seal } from '../kernel/seal/seal.js';
import { DirectoryChangesService } from '../directory/directory-changes.service.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Clock } from '../kernel/clock.js';
import { ACTING_LIMITS } from '../access/acting-person.js';
import { codeSealContext, newEnrolmentCode, normaliseCode } from './enrolment-code.js';
import type { DeviceRow } from '../directory/people/device.entity.js';
import type { NewDeviceDto } from './device.dto.js';
import {
  countDevicesOfUnit,
  findDeviceOfUnit,
  insertDevice,
  renewDeviceCode,
  updateDevice,
} from '../directory/people/devices.repository.js';
import { devicePhoneSealContext } from '../directory/people/device-phone.js';

const MOST_DEVICES = 2000;
/** Told once, here: the hub keeps no code that could be read. */
export interface DeviceInvitationCode {
  id: string;
  code: string;
  url: string;
  expiresAt: number;
}

@Injectable()
export class DeviceAdminService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly publisher: Publisher,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  private fresh(): { code: string; changes: Pick<DeviceRow, 'codeHash' | 'codeExpiresAt'> } {
    const code = newEnrolmentCode();
    return {
      code,
      changes: {
        codeHash: this.seal.index(codeSealContext, normaliseCode(code)),
        codeExpiresAt: this.clock.now() + ACTING_LIMITS.code,
      },
    };
  }
  private invitation = (
    id: string,
    { code, changes }: ReturnType<DeviceAdminService['fresh']>,
  ): DeviceInvitationCode => ({
    id,
    code,
    url: `${this.config.publicUrl}/enrol?code=${code}`,
    expiresAt: changes.codeExpiresAt ?? 0,
  });

  /** @param dto places were looked at already: they are of the actor's unit */
  async invite(actor: Actor, dto: NewDeviceDto): Promise<DeviceInvitationCode> {
    const id = newId(this.clock);
    const fresh = this.fresh();
    await this.changes.make(actor, 'device.invite', async (tx) => {
      if ((await countDevicesOfUnit(tx, actor.unitId)) >= MOST_DEVICES)
        refuse('too_many_kept', { params: { max: MOST_DEVICES } });
      await insertDevice(tx, {
        id,
        unitId: actor.unitId,
        kind: dto.kind,
        communityId: dto.communityId ?? null,
        departmentId: dto.departmentId ?? null,
        label: dto.label ?? '',
        phone: dto.phone ? this.seal.seal(devicePhoneSealContext(id), dto.phone) : null,
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
  async inviteAgain(actor: Actor, id: string): Promise<DeviceInvitationCode> {
    const fresh = this.fresh();
    await this.changes.make(actor, 'device.invite', async (tx) => {
      if (!(await renewDeviceCode(tx, { id, unitId: actor.unitId }, fresh.changes))) refuse('not_found');
      return { value: undefined, subject: id };
    });
    return this.invitation(id, fresh);
  }

  /** Its sockets are closed at once; its next request is nobody's. Withdrawing twice is withdrawing. */
  async withdraw(actor: Actor, id: string): Promise<void> {
    await this.changes.make(actor, 'device.withdraw', async (tx) => {
      const row = (await findDeviceOfUnit(tx, id, actor.unitId)) ?? refuse('not_found');
      if (row.withdrawnAt !== null) return { value: undefined };
      await updateDevice(tx, id, {
        withdrawnAt: this.clock.now(),
        withdrawnBy: actor.id,
        tokenHash: null,
        codeHash: null,
        actingId: null,
        unlockedUntil: null,
      });
      return { value: undefined, subject: id };
    });
    this.publisher.endSession(id);
  }
}
