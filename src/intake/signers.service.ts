/** Which source signed what came: by its own secret, or by the unit's gateway secret where it has none of its own. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import type { IntakeSourceRow } from '../directory/people/intake-source.entity.js';
import type { UnitRow } from '../directory/places.entity.js';
import { Clock } from '../kernel/clock.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import { isSigned, type Signed } from '../notice/sign-request.js';
import type { IntakeSource } from '../protocol/intake/sources.js';
import { Store } from '../store/store.js';
import { gatewaySecretOf } from '../units/settings/unit-settings.service.js';
import { findSourceByCode } from './sources.repository.js';

export const secretSealContext = (id: string) => `intake_source.secret:${id}`;
export const oldSecretSealContext = (id: string) => `intake_source.old_secret:${id}`;

@Injectable()
export class SignersService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly directory: Directory,
  ) {}

  /**
   * @returns no source where there is none of that code yet, and the unit's gateway signed
   * @throws Refusal `unauthenticated`, which tells nothing of what there is
   */
  async require(
    unitCode: string,
    code: string,
    signed: Signed,
  ): Promise<{ unit: UnitRow; source: IntakeSourceRow | undefined }> {
    const unit = this.directory.allUnits().find((one) => one.code === unitCode);
    const source = unit && (await findSourceByCode(this.store.read, unit.id, code));
    const right = this.secretsOf(unit?.id, source).some((secret) =>
      isSigned(secret, signed, this.clock.now()),
    );
    return unit && right ? { unit, source } : refuse('unauthenticated');
  }

  /** Whose secret counts. */
  kindOf(row: IntakeSourceRow): IntakeSource['secret'] {
    if (row.secret !== null) return 'own';
    return this.directory.settings(row.unitId).gatewaySecret ? 'gateway' : 'none';
  }

  private secretsOf(unitId: string | undefined, row: IntakeSourceRow | undefined): string[] {
    if (unitId === undefined) return [''];
    const ofGateway = () => gatewaySecretOf(this.directory, this.seal, unitId);
    if (!row || row.secret === null) return [ofGateway()];
    const own = this.seal.open(secretSealContext(row.id), row.secret);
    if (row.oldUntil === null || row.oldUntil <= this.clock.now()) return [own];
    return [
      own,
      row.oldSecret === null ? ofGateway() : this.seal.open(oldSecretSealContext(row.id), row.oldSecret),
    ];
  }
}
