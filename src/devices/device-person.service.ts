/** Who has a shared device in hand: chosen with a touch, shown by a PIN, given back. What needs proof comes here after it. */
import { Injectable } from '@nestjs/common';
import { Publisher } from '../realtime/publisher.js';
import { Clock } from '../kernel/clock.js';
import { AuditService } from '../directory/people/audit.service.js';
import type { Actor } from '../kernel/actor.js';
import { Directory } from '../directory/directory.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Store, type Queries, type Tx } from '../store/store.js';
import { ACTING_LIMITS, canActOn } from '../access/acting-person.js';
import type { DeviceRow } from '../directory/people/device.entity.js';
import { findEnrolledDevice, updateDevice } from '../directory/people/devices.repository.js';

@Injectable()
export class DevicePersonService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly audit: AuditService,
    private readonly publisher: Publisher,
  ) {}

  /** @throws Refusal `not_found` where the person may not act on this device, `forbidden` on another kind */
  async requirePerson({ device }: Actor, kind: DeviceRow['kind'], personId: string): Promise<void> {
    const row = await this.row(this.store.read, device);
    if (row.kind !== kind) refuse('forbidden');
    const person = this.directory.person(personId);
    if (!person || !canActOn(row, person)) refuse('not_found');
  }

  /** 我是〔姓名〕, with one touch; null: nobody in particular. Another person finds the particulars masked. */
  async choose(actor: Actor, personId: string | null): Promise<void> {
    if (personId !== null) await this.requirePerson(actor, 'community', personId);
    const now = this.clock.now();
    const before = await this.write('device-person', actor, async (tx, row) => {
      if (row.kind !== 'community') refuse('forbidden');
      const changes = {
        actingId: personId,
        actingSince: personId === null ? null : now,
        usedAt: now,
        ...(row.actingId !== personId && { unlockedUntil: null }),
      };
      await updateDevice(tx, row.id, changes);
    });
    this.changed(before.id);
  }

  /** For somebody whose PIN was just right: what is masked is read in clear for five minutes. */
  async unlock(actor: Actor, personId: string): Promise<void> {
    const now = this.clock.now();
    const held = {
      actingId: personId,
      actingSince: now,
      usedAt: now,
      unlockedUntil: now + ACTING_LIMITS.unlock,
    };
    const before = await this.write('device-unlock', actor, async (tx, row) => {
      await updateDevice(tx, row.id, held);
      await this.audit.write(tx, { actorId: personId, act: 'device.unlock', subject: row.id });
    });
    this.changed(before.id);
  }
  async lock(actor: Actor): Promise<void> {
    const before = await this.write('device-lock', actor, async (tx, row) => {
      await updateDevice(tx, row.id, { unlockedUntil: null });
    });
    this.changed(before.id);
  }

  /** For an officer whose PIN was just right: the phone is theirs, and nobody else's rings come to it any more. */
  async take(actor: Actor, personId: string): Promise<void> {
    const now = this.clock.now();
    const before = await this.write('device-take', actor, async (tx, row) => {
      await updateDevice(tx, row.id, { actingId: personId, actingSince: now, usedAt: now });
      const from = row.actingId !== null && row.actingId !== personId ? { from: row.actingId } : {};
      await this.audit.write(tx, { actorId: personId, act: 'device.take', subject: row.id, data: from });
    });
    if (before.actingId !== personId) this.publisher.endSession(before.id);
  }
  /** Giving back what nobody holds is done already. A wall that is given back is taken down: its enrolment ends. */
  async giveBack(actor: Actor): Promise<void> {
    const before = await this.write('device-return', actor, async (tx, row) => {
      if (row.kind === 'community') refuse('forbidden');
      if (row.kind === 'wall') {
        await updateDevice(tx, row.id, { tokenHash: null });
        await this.audit.write(tx, { actorId: null, act: 'device.return', subject: row.id });
        return;
      }
      if (row.actingId === null) return;
      await updateDevice(tx, row.id, { actingId: null, actingSince: null });
      await this.audit.write(tx, { actorId: row.actingId, act: 'device.return', subject: row.id });
    });
    if (before.actingId !== null) this.publisher.endSession(before.id);
  }

  /** Its open pages come back for what is theirs to see now. */
  private changed = (deviceId: string) =>
    this.publisher.sessionIn('community', deviceId)('device:changed', {});

  /** @returns the row as it was before */
  private write(
    name: string,
    { device }: Actor,
    work: (tx: Tx, row: DeviceRow) => Promise<void>,
  ): Promise<DeviceRow> {
    return this.store.write(
      name,
      async (tx) => {
        const row = await this.row(tx, device);
        await work(tx, row);
        return row;
      },
      { queue: `device:${device?.id ?? ''}` },
    );
  }
  private row = async (from: Queries, device: Actor['device']): Promise<DeviceRow> =>
    (await findEnrolledDevice(from, device?.id ?? '')) ?? refuse('unauthenticated');
}
