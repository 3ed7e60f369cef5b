/** By which papers and number somebody who serves is known outside: sealed, masked, shown on a click that is logged. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Seal } from '../../kernel/seal/seal.js';
import { Directory } from '../../directory/directory.js';
import type { IdType, ServiceIdentity } from '../../protocol/certificates.js';
import { iso } from '../../protocol/time/instant.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store, type Queries } from '../../store/store.js';
import type { ServiceIdentityRow } from '../certificates.entity.js';
import { normaliseIdNumber, isValidIdNumber, maskIdNumber } from './id-papers.js';
import { findIdentity, replaceIdentity } from './identities.repository.js';

const place = (personId: string) => `service_identity.id_number:${personId}`;

export interface IdentityChange {
  idType?: IdType | undefined;
  /** Empty takes it away; left out, the one that is there stays. */
  idNumber?: string | undefined;
  volunteerNumber?: string | undefined;
}
/** In clear, for the paper. */
export interface IdentityPapers {
  idType?: IdType;
  idNumber?: string;
  volunteerNumber?: string;
}

@Injectable()
export class IdentitiesService {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not_found` for another unit's people and for who does not serve; `forbidden` for a colleague's */
  async shown(actor: Actor, personId: string): Promise<ServiceIdentity> {
    this.requireTheirs(actor, personId);
    return this.of(this.store.read, personId, true);
  }

  /** The number in clear; who looked stands in the audit trail. */
  async reveal(actor: Actor, personId: string): Promise<ServiceIdentity> {
    this.requireTheirs(actor, personId);
    return this.store.write('identity:reveal', async (tx) => {
      const shown = await this.of(tx, personId, false);
      if (shown.idNumber !== undefined)
        await this.audit.write(tx, { actorId: actor.id, act: 'identity.reveal', subject: personId });
      return shown;
    });
  }

  /** @throws Refusal `invalid` where the number is none of its kind */
  async change(actor: Actor, personId: string, given: IdentityChange): Promise<ServiceIdentity> {
    this.requireTheirs(actor, personId);
    return this.store.write(
      'identity:change',
      async (tx) => {
        const row = await findIdentity(tx, personId);
        const before = this.clear(row);
        const after = wanted(before, given);
        const changed = (['idType', 'idNumber', 'volunteerNumber'] as const).filter(
          (key) => before[key] !== after[key],
        );
        if (!changed.length) return this.of(tx, personId, true);
        await replaceIdentity(tx, {
          id: personId,
          idType: after.idType ?? null,
          idNumber: after.idNumber === undefined ? null : this.seal.seal(place(personId), after.idNumber),
          volunteerNumber: after.volunteerNumber ?? null,
          changedBy: actor.id,
          changedAt: this.clock.now(),
        });
        await this.audit.write(tx, {
          actorId: actor.id,
          act: 'identity.change',
          subject: personId,
          data: { changed },
        });
        return this.of(tx, personId, true);
      },
      { queue: `identity:${personId}` },
    );
  }

  async papers(from: Queries, personId: string): Promise<IdentityPapers> {
    return this.clear(await findIdentity(from, personId));
  }

  private async of(from: Queries, personId: string, masked: boolean): Promise<ServiceIdentity> {
    const row = await findIdentity(from, personId);
    const { idNumber, ...rest } = this.clear(row);
    return {
      person: { id: personId, name: this.directory.person(personId)?.name ?? '' },
      ...rest,
      ...(idNumber !== undefined && { idNumber: masked ? maskIdNumber(idNumber) : idNumber }),
      masked,
      ...(row && { changedAt: iso(row.changedAt) }),
    };
  }

  private clear(row: ServiceIdentityRow | undefined): IdentityPapers {
    return {
      ...(row?.idType && { idType: row.idType }),
      ...(row?.idNumber && { idNumber: this.seal.open(place(row.id), row.idNumber) }),
      ...(row?.volunteerNumber && { volunteerNumber: row.volunteerNumber }),
    };
  }

  private requireTheirs(actor: Actor, personId: string): void {
    if (personId === actor.id && serves(actor.roles)) return;
    const person = this.directory.person(personId);
    if (person?.unitId !== actor.unitId || !serves(person.roles)) refuse('not_found');
    if (!actor.roles.some((role) => role === 'coordinator' || role === 'admin')) refuse('forbidden');
  }
}

const serves = (roles: readonly string[]) => roles.includes('officer') || roles.includes('volunteer');

function wanted(before: IdentityPapers, given: IdentityChange): IdentityPapers {
  const idType = given.idType ?? before.idType;
  const idNumber = given.idNumber === undefined ? before.idNumber : normaliseIdNumber(given.idNumber);
  const volunteerNumber =
    given.volunteerNumber === undefined ? before.volunteerNumber : normaliseIdNumber(given.volunteerNumber);
  if (idNumber && !idType) refuse('invalid', { fields: { idType: 'field_required' } });
  if (idNumber && !isValidIdNumber(idType!, idNumber))
    refuse('invalid', { fields: { idNumber: 'field_id_number' } });
  if (volunteerNumber && !/^[0-9A-Z]{4,30}$/.test(volunteerNumber))
    refuse('invalid', { fields: { volunteerNumber: 'field_invalid' } });
  return {
    ...(idNumber && { idType: idType!, idNumber }),
    ...(volunteerNumber && { volunteerNumber }),
  };
}
