/** The source that a call comes from; one that nobody made is made by its first call, which the unit's gateway signed. */
import { Injectable } from '@nestjs/common';
import { DirectoryChangesService } from '../directory/directory-changes.service.js';
import type { IntakeSourceRow } from '../directory/people/intake-source.entity.js';
import type { UnitRow } from '../directory/places.entity.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { SOURCE_KINDS, SOURCE_LIMITS, type SourceKind } from '../protocol/intake/sources.js';
import { SOURCE_NAMES } from '../protocol/vocabulary/sources.js';
import { findSourceByCode, findSourcesOf, insertSource } from './sources.repository.js';
import { isSourceCode } from './source-code.js';

@Injectable()
export class KnownSourceService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not_found` for what can be no code, or where too many were made so */
  async ofCode({ id: unitId }: UnitRow, code: string): Promise<IntakeSourceRow> {
    if (!isSourceCode(code)) refuse('not_found');
    const row = blankSource(newId(this.clock), unitId, code, this.clock.now());
    return this.changes.make(actorOf(row, []), 'intake_source.make', async (tx) => {
      const known = await findSourceByCode(tx, unitId, code);
      if (known) return { value: known };
      const all = await findSourcesOf(tx, unitId);
      if (
        all.length >= SOURCE_LIMITS.sources ||
        all.filter((one) => one.madeBy === one.id).length >= SOURCE_LIMITS.madeByCall
      )
        refuse('not_found');
      await insertSource(tx, row);
      return { value: row, subject: row.id, data: { code, kind: row.kind, byFirstCall: true } };
    });
  }
}

/** It raises as a worker of the community would, and can do nothing else. */
export const actorOf = (
  { id, name, unitId }: Pick<IntakeSourceRow, 'id' | 'name' | 'unitId'>,
  communityIds: readonly string[],
): Actor => ({
  id,
  name,
  roles: ['worker'],
  unitId,
  departmentId: null,
  communityIds,
  sessionId: '',
  lang: 'zh',
});

/** As its first call makes it. */
function blankSource(id: string, unitId: string, code: string, at: number): IntakeSourceRow {
  const kind: SourceKind = SOURCE_KINDS.find((one) => one === code) ?? 'other';
  return {
    id,
    unitId,
    code,
    name: kind === 'other' ? code.slice(0, SOURCE_LIMITS.name) : SOURCE_NAMES[kind][0],
    kind,
    communities: [],
    numbers: [],
    phone: null,
    category: null,
    urgency: null,
    perHour: SOURCE_LIMITS.usualAnHour,
    secret: null,
    oldSecret: null,
    oldUntil: null,
    madeBy: id,
    madeAt: at,
    offAt: null,
    heardAt: null,
    pressedCall: null,
    pressedAt: null,
  };
}
