/** Back-filled hours from a workbook: looked at first, then claimed row by row. What is wrong with one row holds up no other. */
import { Injectable } from '@nestjs/common';
import { Clock, nextTurn } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Directory } from '../../directory/directory.js';
import type { ImportReport } from '../../protocol/imports/hours-import.js';
import { iso } from '../../protocol/time/instant.js';
import { addressedName, Refusal, refuse } from '../../kernel/refusal/refusal.js';
import { Store } from '../../store/store.js';
import type { FoundTable } from '../../sheets/find-table.js';
import type { NewClaim } from '../claims/claim-rules.js';
import { findClaim } from '../../ledger/claims.repository.js';
import { ClaimsService } from '../claims/claims.service.js';
import { claimOfRow, rowUuid } from './import-row-claim.js';
import { ImportNamesQuery, nameError, nameErrorOf } from './import-names.query.js';
import { readHoursImport, rowErrors, type HoursImportRow } from './hours-import-sheet.js';
import { minutesBetween } from '../../kernel/time/intervals.js';

const MOST_SHOWN = 200;
const A_LOOK = 50;
/** A long list is looked at between other things. */
const turn = (place: number) => (place % A_LOOK === 0 ? nextTurn() : undefined);
interface Meant {
  row: number;
  claim: NewClaim;
}

@Injectable()
export class HoursImportService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly claims: ClaimsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * @param dry nothing is written: says what would be
   * @throws Refusal `invalid` where it has none of the headings, or nothing below them
   */
  async import(actor: Actor, table: FoundTable | undefined, dry: boolean): Promise<ImportReport> {
    const wrong = rowErrors(table);
    if (!table || wrong) return refuse('invalid', { fields: { xlsx: wrong ?? 'import_header' } });
    const importId = newId(this.clock);
    const names = new ImportNamesQuery(this.directory, actor.unitId);
    const found: ImportReport['errors'] = [];
    const meant: Meant[] = [];
    const seen = new Set<string>();
    let rows = 0;
    let already = 0;
    for (const row of readHoursImport(table)) {
      await turn(rows++);
      if (Array.isArray(row)) {
        found.push(...row.map((e) => nameError(e, actor)));
        continue;
      }
      const named = names.in(row);
      if (Array.isArray(named)) {
        found.push(...named.map((e) => nameError(e, actor)));
        continue;
      }
      const id = await this.idOf(actor, row, named.personId);
      if (id !== undefined && seen.has(id))
        found.push(nameError({ row: row.row, sentence: 'xlsx_repeated' }, actor));
      else if (id === undefined) already += 1;
      else {
        seen.add(id);
        const claim = claimOfRow(row, named, id, importId);
        if (claim instanceof Refusal) found.push(...nameErrorOf(row.row, claim, actor));
        else meant.push({ row: row.row, claim });
      }
    }
    const all = meant.map(({ claim }) => claim);
    const results = await (dry ? this.claims.tryAll(actor, all) : this.claims.enterAll(actor, all));
    const right: Meant[] = [];
    for (const [place, result] of results.entries()) {
      await turn(place);
      const one = meant[place]!;
      if (result instanceof Refusal) found.push(...nameErrorOf(one.row, result, actor));
      // Somebody else brought the same sheet meanwhile.
      else if ('made' in result && !result.made) already += 1;
      else right.push(one);
    }
    if (!dry && right.length) await this.written(actor, importId, right.length);
    return {
      rows,
      right: right.length,
      wrong: new Set(found.map((e) => e.row)).size,
      already,
      entered: dry ? 0 : right.length,
      errors: found.sort((a, b) => a.row - b.row).slice(0, MOST_SHOWN),
      moreErrors: Math.max(0, found.length - MOST_SHOWN),
      ...(dry && this.preview(right)),
    };
  }

  /** What each row would be, as it was understood. */
  private preview(right: readonly Meant[]): Pick<ImportReport, 'minutes' | 'understood' | 'moreUnderstood'> {
    const shown = right.slice(0, MOST_SHOWN);
    return {
      minutes: right.reduce((sum, { claim }) => sum + minutesBetween(claim.from, claim.to), 0),
      understood: shown.map(({ row, claim }) => ({
        row,
        person: addressedName(this.directory.person(claim.personId!)!),
        from: iso(claim.from),
        to: iso(claim.to),
        minutes: minutesBetween(claim.from, claim.to),
      })),
      moreUnderstood: right.length - shown.length,
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

  /** The same row again is the same claim, unless that one was returned or withdrawn; undefined where it is there. */
  private async idOf({ unitId }: Actor, { from, to, kind }: HoursImportRow, personId: string) {
    for (let time = 0; ; time++) {
      const id = rowUuid([unitId, personId, kind, from, to, time].join(' '));
      const known = await findClaim(this.store.read, id);
      if (!known) return id;
      if (known.state === 'pending' || known.state === 'approved') return undefined;
    }
  }
}
