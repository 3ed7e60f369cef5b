/** Sources of calls as their administrators see them. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import type { IntakeSourceRow } from '../directory/people/intake-source.entity.js';
import { Clock } from '../kernel/clock.js';
import { Seal } from '../kernel/seal/seal.js';
import type { Category } from '../protocol/codes.js';
import type { IntakeSource } from '../protocol/intake/sources.js';
import { iso } from '../protocol/time/instant.js';
import { SignersService } from './signers.service.js';

export const sourcePhoneSealContext = (id: string) => `intake_source.phone:${id}`;

@Injectable()
export class SourceViews {
  constructor(
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly directory: Directory,
    private readonly signers: SignersService,
  ) {}

  of(row: IntakeSourceRow, calls: number): IntakeSource {
    const phone =
      row.phone === null ? undefined : this.seal.tryOpen(sourcePhoneSealContext(row.id), row.phone);
    return {
      id: row.id,
      code: row.code,
      name: row.name,
      kind: row.kind,
      communities: row.communities.map((id) => ({ id, name: this.directory.community(id)?.name ?? '' })),
      numbers: row.numbers.map(({ number, communityId }) => ({ number, communityId })),
      ...(phone && { phone }),
      ...(row.category !== null && { category: row.category as Category }),
      ...(row.urgency !== null && { urgency: row.urgency }),
      perHour: row.perHour,
      secret: this.signers.kindOf(row),
      ...(row.oldUntil !== null && row.oldUntil > this.clock.now() && { oldSecretUntil: iso(row.oldUntil) }),
      ...(row.madeBy !== row.id && { madeBy: holderOf(this.directory, row.madeBy) }),
      madeAt: iso(row.madeAt),
      ...(row.heardAt !== null && { heardAt: iso(row.heardAt) }),
      calls,
      ...(row.offAt !== null && { offAt: iso(row.offAt) }),
    };
  }
}
