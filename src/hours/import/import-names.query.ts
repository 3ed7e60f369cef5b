/** Whom and where the rows of an import mean by the names in them. */
import { Refusal, addressedName, type Sentence } from '../../kernel/refusal/refusal.js';
import type { Actor } from '../../kernel/actor.js';
import type { Directory } from '../../directory/directory.js';
import type { ImportReport } from '../../protocol/imports/hours-import.js';
import { serviceRoleOf } from '../../directory/serving-role.js';
import type { HoursImportColumn, HoursImportError, HoursImportRow } from './hours-import-sheet.js';

export interface NamedRow {
  personId: string;
  communityId: string | undefined;
  inCharge: string | undefined;
}
/** The field of a claim → the column it stands in. */
const COLUMN_OF: Record<string, HoursImportColumn> = {
  personId: 'person',
  kind: 'kind',
  from: 'from',
  to: 'to',
  communityId: 'community',
  served: 'served',
  activity: 'activity',
  note: 'note',
  inCharge: 'inCharge',
};

/** Of one unit as it is now; each name is looked up once, however many rows have it. */
export class ImportNamesQuery {
  private readonly people: Map<string, { id: string; serves: boolean }[]>;
  private readonly places: Map<string, { id: string }[]>;

  constructor(directory: Directory, unitId: string) {
    const called = directory
      .peopleOf(unitId)
      .filter((p) => !p.disabled)
      .flatMap((p) =>
        [...new Set([p.name, addressedName(p)])].map((name) => ({
          name,
          id: p.id,
          serves: serviceRoleOf(p) !== undefined,
        })),
      );
    this.people = Map.groupBy(called, ({ name }) => name);
    this.places = Map.groupBy(directory.communitiesOf(unitId), ({ name }) => name);
  }

  in({ row, person, community, inCharge }: HoursImportRow): NamedRow | HoursImportError[] {
    const errors: HoursImportError[] = [];
    const one = (column: HoursImportColumn, fits: readonly { id: string }[], none: Sentence) => {
      if (fits.length !== 1) errors.push({ row, column, sentence: fits.length ? 'import_twice' : none });
      return fits[0]?.id;
    };
    const called = this.people.get(person)?.filter(({ serves }) => serves) ?? [];
    const personId = one('person', called, 'import_person');
    const communityId = community && one('community', this.places.get(community) ?? [], 'import_community');
    const chief = inCharge && one('inCharge', this.people.get(inCharge) ?? [], 'import_person');
    return errors.length
      ? errors
      : { personId: personId!, communityId: communityId || undefined, inCharge: chief || undefined };
  }
}

export const nameError = ({ row, column, sentence }: HoursImportError, { lang }: Actor) => ({
  row,
  ...(column && { column }),
  message: new Refusal(sentence).body(lang).message,
});
/** What is wrong with single fields in their columns, anything else with the whole row. */
export function nameErrorOf(row: number, refusal: Refusal, { lang }: Actor): ImportReport['errors'] {
  const { fields, message } = refusal.body(lang);
  if (!fields) return [{ row, message }];
  return Object.entries(fields).map(([field, said]) => ({
    row,
    ...(COLUMN_OF[field] && { column: COLUMN_OF[field] }),
    message: said,
  }));
}
