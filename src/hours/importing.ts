/** Back-filled hours from a workbook: looked at first, then claimed row by row. What is wrong with one row holds up no other. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { newId } from '../ids.js';
import type { Actor } from '../people/actor.js';
import { Audit } from '../people/audit.js';
import { Directory } from '../places/directory.js';
import type { ImportReport } from '../protocol/hours.js';
import { addressed, Refusal, refuse, type Sentence } from '../refusal.js';
import { Store } from '../store/store.js';
import type { Table } from '../sheets/table.js';
import { writeWorkbook } from '../sheets/workbook.js';
import { serverOf, type NewClaim } from './claim-check.js';
import { claims } from './claim-rows.js';
import { Claims } from './claims.js';
import { readImport, template, type ImportColumn, type ImportError, type ImportRow } from './import-sheet.js';

const MOST_SHOWN = 200;
/** The field of a claim → the column it stands in. */
const COLUMN_OF: Record<string, ImportColumn> = {
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
const WIDTHS = [20, 12, 14, 12, 12, 18, 12, 24, 14, 30];
interface Meant {
  row: number;
  claim: NewClaim;
}

@Injectable()
export class HoursImport {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly claims: Claims,
    private readonly audit: Audit,
  ) {}

  template({ lang }: Actor): Promise<Uint8Array> {
    const { header, example } = template(lang);
    const name = lang === 'zh' ? '补录' : 'Hours';
    return writeWorkbook({ name, header, widths: WIDTHS, rows: [example] });
  }

  /**
   * @param dry nothing is written: says what would be
   * @throws Refusal `invalid` where it has none of the headings, or nothing below them
   */
  async import(actor: Actor, table: Table | undefined, dry: boolean): Promise<ImportReport> {
    const { rows, errors } = readImport(table);
    if (errors[0] && errors[0].row <= 2 && !rows.length && errors[0].column === undefined)
      refuse('invalid', { fields: { xlsx: errors[0].sentence } });
    const importId = newId(this.clock);
    const found: ImportReport['errors'] = errors.map((e) => told(e, actor));
    const wrong = new Set(errors.map((e) => e.row));
    const meant: Meant[] = [];
    let already = 0;
    for (const row of rows) {
      const named = this.namedIn(actor, row);
      if (Array.isArray(named)) {
        found.push(...named.map((e) => told(e, actor)));
        wrong.add(row.row);
        continue;
      }
      const id = await this.idOf(actor, row, named.personId);
      if (id === undefined) already += 1;
      else meant.push({ row: row.row, claim: claimOf(row, named, id, importId) });
    }
    const all = meant.map(({ claim }) => claim);
    const results = await (dry ? this.claims.tryAll(actor, all) : this.claims.enterAll(actor, all));
    for (const [place, result] of results.entries())
      if (result instanceof Refusal) {
        const { row } = meant[place]!;
        found.push(...toldOf(row, result, actor));
        wrong.add(row);
      }
    const entered = results.filter((result) => !(result instanceof Refusal)).length;
    if (!dry && entered) await this.written(actor, importId, entered);
    return {
      rows: rows.length + new Set(errors.map((e) => e.row)).size,
      right: entered,
      wrong: wrong.size,
      already,
      entered: dry ? 0 : entered,
      errors: found.sort((a, b) => a.row - b.row).slice(0, MOST_SHOWN),
      moreErrors: Math.max(0, found.length - MOST_SHOWN),
    };
  }

  private written = (actor: Actor, importId: string, entered: number): Promise<void> =>
    this.store.write('hours:import', (tx) =>
      this.audit.write(tx, {
        actorId: actor.id,
        act: 'hours.import',
        subject: importId,
        data: { entered },
      }),
    );

  private namedIn(actor: Actor, { row, person, community, inCharge }: ImportRow) {
    const errors: ImportError[] = [];
    const one = <T extends { id: string }>(
      column: ImportColumn,
      fits: readonly T[],
      none: Sentence,
      twice: Sentence,
    ): string | undefined => {
      if (fits.length !== 1) errors.push({ row, column, sentence: fits.length ? twice : none });
      return fits[0]?.id;
    };
    const called = (name: string) =>
      this.directory
        .peopleOf(actor.unitId)
        .filter((p) => !p.disabled && (p.name === name || addressed(p) === name));
    const personId = one(
      'person',
      called(person).filter((p) => serverOf(p) !== undefined),
      'import_person',
      'import_twice',
    );
    const places = this.directory.communitiesOf(actor.unitId).filter((c) => c.name === community);
    const communityId = community && one('community', places, 'import_community', 'import_twice');
    const chief = inCharge && one('inCharge', called(inCharge), 'import_person', 'import_twice');
    return errors.length ? errors : { personId: personId!, communityId, chief };
  }

  /** The same row again is the same claim, unless that one was returned or withdrawn; undefined where it is there. */
  private async idOf({ unitId }: Actor, { from, to, kind }: ImportRow, personId: string) {
    for (let time = 0; ; time++) {
      const id = uuidOf([unitId, personId, kind, from, to, time].join(' '));
      const known = await claims.one(this.store.read, 'where id = ?', [id]);
      if (!known) return id;
      if (known.state === 'pending' || known.state === 'approved') return undefined;
    }
  }
}

const claimOf = (
  { kind, from, to, served, activity, note }: ImportRow,
  named: { personId: string; communityId: string | undefined; chief: string | undefined },
  id: string,
  importId: string,
): NewClaim => ({
  id,
  importId,
  kind,
  from,
  to,
  served,
  activity,
  note,
  personId: named.personId,
  communityId: named.communityId || undefined,
  inCharge: named.chief || undefined,
});

/** RFC 9562, version 8: made from what it names. */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = 0x80 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const told = ({ row, column, sentence }: ImportError, { lang }: Actor) => ({
  row,
  ...(column && { column }),
  message: new Refusal(sentence).body(lang).message,
});
/** What is wrong with single fields in their columns, anything else with the whole row. */
function toldOf(row: number, refusal: Refusal, { lang }: Actor): ImportReport['errors'] {
  const { fields, message } = refusal.body(lang);
  if (!fields) return [{ row, message }];
  return Object.entries(fields).map(([field, said]) => ({
    row,
    ...(COLUMN_OF[field] && { column: COLUMN_OF[field] }),
    message: said,
  }));
}
