/** Sources of calls by name, held in memory by the directory: the journal names them as it names people. */
import type { SourceKind } from '../../protocol/intake/sources.js';
import type { IntakeSourceRow } from '../people/intake-source.entity.js';
import type { Person } from '../person.js';

/** Named as a person is, with the rights of nobody. */
type SourceIdentity = Person & { kind: SourceKind };

export class SourcesCache {
  private identities = new Map<string, SourceIdentity>();

  of = (id: string): SourceIdentity | undefined => this.identities.get(id);

  keep(rows: readonly IntakeSourceRow[]): void {
    this.identities = new Map(rows.map((row) => [row.id, identityOf(row)]));
  }
}

const identityOf = ({ id, name, kind, unitId, offAt }: IntakeSourceRow): SourceIdentity => ({
  id,
  name,
  kind,
  roles: [],
  unitId,
  departmentId: null,
  skills: [],
  communityIds: [],
  disabled: offAt !== null,
});
