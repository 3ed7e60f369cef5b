/** Shared devices as their coordinators see them, and one as it shows itself. */
import { Injectable } from '@nestjs/common';
import { iso } from '../protocol/time/instant.js';
import { Clock } from '../kernel/clock.js';
import type { Actor } from '../kernel/actor.js';
import { PinsService } from '../people/sign-in/pins.service.js';
import { Directory } from '../directory/directory.js';
import type { Holder } from '../protocol/answers.js';
import type { DeviceState, SharedDevice } from '../protocol/people/shared-device.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Store } from '../store/store.js';
import { isActing, actingUntil, isLocked, canActOn } from '../access/acting-person.js';
import type { DeviceRow } from '../directory/people/device.entity.js';
import type { NewDeviceDto } from './device.dto.js';
import { findAccount } from '../directory/people/accounts.repository.js';
import { findDevice, listDevicesOfUnit } from '../directory/people/devices.repository.js';

const MOST_SHOWN = 500;

@Injectable()
export class DeviceViewsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly pins: PinsService,
  ) {}

  /** @throws Refusal `invalid` where a place is missing, of another kind, or not of the actor's unit */
  requireOwnPlace({ unitId }: Actor, { kind, communityId, departmentId, phone }: NewDeviceDto): void {
    const { directory } = this;
    if (kind === 'community') {
      if (communityId === undefined) refuse('invalid', { fields: { communityId: 'field_required' } });
      if (departmentId !== undefined) refuse('invalid', { fields: { departmentId: 'field_unknown' } });
      if (directory.community(communityId!)?.unitId !== unitId)
        refuse('invalid', { fields: { communityId: 'field_choice' } });
      return;
    }
    if (communityId !== undefined) refuse('invalid', { fields: { communityId: 'field_unknown' } });
    if (kind === 'wall') {
      if (departmentId !== undefined) refuse('invalid', { fields: { departmentId: 'field_unknown' } });
      if (phone !== undefined) refuse('invalid', { fields: { phone: 'field_unknown' } });
      return;
    }
    if (departmentId !== undefined && directory.department(departmentId)?.unitId !== unitId)
      refuse('invalid', { fields: { departmentId: 'field_choice' } });
  }

  async list({ unitId }: Actor): Promise<SharedDevice[]> {
    const rows = await listDevicesOfUnit(this.store.read, unitId, MOST_SHOWN);
    return rows.map((row) => this.shown(row));
  }

  private shown(row: DeviceRow): SharedDevice {
    const now = this.clock.now();
    const acts = isActing(row, this.directory.person(row.actingId ?? ''), now);
    return {
      id: row.id,
      kind: row.kind,
      name: this.directory.devices.of(row.id)?.name ?? '',
      state: stateOf(row, now),
      invitedBy: this.holder(row.invitedBy),
      createdAt: iso(row.createdAt),
      ...(row.codeExpiresAt !== null && row.codeExpiresAt > now && { codeUntil: iso(row.codeExpiresAt) }),
      ...(row.enrolledAt !== null && { enrolledAt: iso(row.enrolledAt) }),
      ...(row.expiresAt !== null && { expiresAt: iso(row.expiresAt) }),
      ...(row.seenAt !== null && { seenAt: iso(row.seenAt) }),
      ...(row.withdrawnAt !== null && { withdrawnAt: iso(row.withdrawnAt) }),
      ...(row.withdrawnBy !== null && { withdrawnBy: this.holder(row.withdrawnBy) }),
      ...(acts && { acting: this.holder(row.actingId!) }),
      browser: row.agent,
    };
  }

  /** What the device itself shows: who may act here, who does, and for how long. */
  async state({ device }: Actor): Promise<DeviceState> {
    const row = (await findDevice(this.store.read, device?.id ?? '')) ?? refuse('unauthenticated');
    const now = this.clock.now();
    const acts = isActing(row, this.directory.person(row.actingId ?? ''), now);
    const people = this.directory.peopleOf(row.unitId).filter((p) => canActOn(row, p));
    const withPin = await this.pins.whoHave(people.map((p) => p.id));
    return {
      id: row.id,
      kind: row.kind,
      name: this.directory.devices.of(row.id)?.name ?? '',
      people: people
        .map((p) => ({ ...this.holder(p.id), pin: withPin.has(p.id) }))
        .sort((a, b) => a.name.localeCompare(b.name, 'zh')),
      ...(acts && { acting: this.holder(row.actingId!), actsUntil: iso(actingUntil(row)!) }),
      ...(row.kind === 'community' &&
        !isLocked(row, acts, now) && { unlockedUntil: iso(row.unlockedUntil!) }),
      expiresAt: iso(row.expiresAt ?? now),
      serverTime: iso(now),
    };
  }

  async usernameOf(personId: string): Promise<string> {
    return (await findAccount(this.store.read, personId))?.username ?? refuse('not_found');
  }

  private holder(id: string): Holder {
    const person = this.directory.person(id);
    return { id, name: person?.name ?? '', ...(person?.title && { title: person.title }) };
  }
}

function stateOf(row: DeviceRow, now: number): SharedDevice['state'] {
  if (row.withdrawnAt !== null) return 'withdrawn';
  if (row.tokenHash === null) return (row.codeExpiresAt ?? 0) > now ? 'invited' : 'unused';
  return (row.expiresAt ?? 0) > now ? 'enrolled' : 'over';
}
