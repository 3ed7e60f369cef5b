/** The roster out to a workbook and back: all rows or none. */
import { inLang } from '../../protocol/lang.js';
import { SHIFT_ROLE_WORDS } from '../../protocol/vocabulary/people.js';
import { Injectable } from '@nestjs/common';
import { addDays, localTime } from '../../protocol/time/local-day.js';
import type { Actor } from '../../kernel/actor.js';
import {
  DirectoryChangesService,
  versionTagOf,
  requireCurrent,
} from '../../directory/directory-changes.service.js';
import type { RosterImported, RosterLooked } from '../../protocol/imports/roster-import.js';
import { addressedName, refuse } from '../../kernel/refusal/refusal.js';
import { RosterChangeNotices } from '../roster-change-notices.js';
import { plannedChanges, RosterBulkChangeService } from './roster-bulk-change.service.js';
import { readRosterMaterial } from '../../shift/roster-material.query.js';
import { touches, type Occurrence } from '../../shift/occurrences.js';
import { RosterQuery } from '../roster.query.js';
import { ROSTER_HEADERS, readRosterSheet, ROSTER_WIDTHS, type Placement } from './roster-sheet.js';
import type { FoundTable } from '../../sheets/find-table.js';
import { MOST_ROW_ERRORS, rowFields } from '../../sheets/row-errors.js';
import { writeWorkbook } from '../../sheets/write-workbook.js';
import type { Tx } from '../../store/store.js';

/** What lies further ahead is not planned yet. */
const DAYS_AHEAD = 370;
const TITLE = { zh: '排班', en: 'Roster' } as const;

@Injectable()
export class RosterWorkbookService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly roster: RosterQuery,
    private readonly bulkChange: RosterBulkChangeService,
    private readonly changeNotices: RosterChangeNotices,
  ) {}

  async export(actor: Actor, firstDay: string, lastDay: string): Promise<Uint8Array> {
    const { lang, unitId } = actor;
    const shifts = await this.roster.shifts(unitId, firstDay, lastDay);
    const row = (s: Occurrence) => [
      s.day,
      s.name,
      inLang(SHIFT_ROLE_WORDS[s.role], lang),
      s.departmentId === null ? '' : (this.roster.directory.department(s.departmentId)?.name ?? ''),
      localTime(s.from),
      localTime(s.to),
      String(s.min),
      String(s.max),
      [...new Set(s.people.map((p) => p.personId))]
        .map((id) => addressedName(this.roster.holder(id)))
        .join('、'),
    ];
    return writeWorkbook({
      name: TITLE[lang],
      header: ROSTER_HEADERS[lang],
      widths: ROSTER_WIDTHS,
      rows: shifts.map(row),
    });
  }

  /**
   * @param question.dry nothing is written: says what would change
   * @param question.tag of what was looked at: without it, whatever the sheet makes of the roster by now is written
   * @throws Refusal `invalid` naming each row that is wrong; `shift_over`; `stale` where it would change other things
   *   by now than what was looked at. Nothing is taken over then
   */
  async import(
    actor: Actor,
    table: FoundTable | undefined,
    { dry, tag }: { dry?: string; tag?: string },
  ): Promise<RosterImported | RosterLooked> {
    const { unitId } = actor;
    return this.changes.make<RosterImported | RosterLooked>(actor, 'roster.import', async (tx) => {
      const placements = await this.read(tx, unitId, table);
      const steps = await this.bulkChange.plan(tx, unitId, placements);
      const counts = { changed: steps.length, unchanged: placements.length - steps.length };
      if (dry !== undefined)
        return { value: this.bulkChange.looked(steps, counts, versionTagOf(plannedChanges(steps))) };
      requireCurrent(tag, plannedChanges(steps));
      if (!steps.length) return { value: counts };
      await this.changeNotices.tell(tx, actor, () => this.bulkChange.write(tx, actor.id, unitId, steps));
      return { value: counts, subject: unitId, data: { ...counts } };
    });
  }

  private async read(tx: Tx, unitId: string, table: FoundTable | undefined): Promise<Placement[]> {
    const today = this.roster.today();
    const last = addDays(today, DAYS_AHEAD);
    const { leaves } = await readRosterMaterial(tx, unitId, today, last);
    const { placements, errors } = readRosterSheet(table, {
      shifts: await this.roster.shifts(unitId, today, last, tx),
      officers: this.roster.officers(unitId).map((p) => this.roster.holder(p.id)),
      today,
      onLeave: (id, shift) => leaves.some((l) => l.blocks && l.personId === id && touches(l, shift)),
    });
    if (errors.length) refuse('invalid', { fields: rowFields(errors, MOST_ROW_ERRORS) });
    return placements;
  }
}
