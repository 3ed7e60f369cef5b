/** The roster out to a workbook and back: all rows or none. */
import { Injectable } from '@nestjs/common';
import { ZONE } from '../hours/days.js';
import type { Actor } from '../people/actor.js';
import { Changes } from '../places/changes.js';
import { addressed, refuse } from '../refusal.js';
import { Concerned } from './concerned.js';
import { addDays } from './day.js';
import { materialOf } from './material.js';
import { touches, type Occurrence } from './occurrences.js';
import { Placing } from './placing.js';
import { Roster } from './roster.js';
import { fieldsOf, HEADERS, readSheet, WIDTHS } from './sheet.js';
import type { Table } from '../sheets/table.js';
import { writeWorkbook } from '../sheets/workbook.js';

/** What lies further ahead is not planned yet. */
const DAYS_AHEAD = 370;
const ROLE = {
  zh: { first: '值守', backup: '备班', leader: '带班' },
  en: { first: 'on call', backup: 'backup', leader: 'leader' },
} as const;
const TITLE = { zh: '排班', en: 'Roster' } as const;
const clockTime = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });

export interface Imported {
  changed: number;
  unchanged: number;
}

@Injectable()
export class RosterExchange {
  constructor(
    private readonly changes: Changes,
    private readonly roster: Roster,
    private readonly placing: Placing,
    private readonly concerned: Concerned,
  ) {}

  async export(actor: Actor, firstDay: string, lastDay: string): Promise<Uint8Array> {
    const { lang, unitId } = actor;
    const shifts = await this.roster.shifts(unitId, firstDay, lastDay);
    const row = (s: Occurrence) => [
      s.day,
      s.name,
      ROLE[lang][s.role],
      s.departmentId === null ? '' : (this.roster.directory.department(s.departmentId)?.name ?? ''),
      clockTime.format(s.from),
      clockTime.format(s.to),
      String(s.min),
      String(s.max),
      [...new Set(s.people.map((p) => p.personId))].map((id) => addressed(this.roster.holder(id))).join('、'),
    ];
    return writeWorkbook({ name: TITLE[lang], header: HEADERS[lang], widths: WIDTHS, rows: shifts.map(row) });
  }

  /** @throws Refusal `invalid` naming each row that is wrong; nothing is taken over then */
  async import(actor: Actor, table: Table | undefined): Promise<Imported> {
    const { unitId } = actor;
    return this.changes.make(actor, 'roster.import', async (tx) => {
      const today = this.roster.today();
      const last = addDays(today, DAYS_AHEAD);
      const { leaves } = await materialOf(tx, unitId, today, last);
      const { placements, errors } = readSheet(table, {
        shifts: await this.roster.shifts(unitId, today, last, tx),
        officers: this.roster.officers(unitId).map((p) => this.roster.holder(p.id)),
        today,
        onLeave: (id, shift) => leaves.some((l) => l.blocks && l.personId === id && touches(l, shift)),
      });
      if (errors.length) refuse('invalid', { fields: fieldsOf(errors) });
      const changed = await this.concerned.tell(tx, actor, () =>
        this.placing.changeAll(tx, actor.id, unitId, placements),
      );
      const value = { changed, unchanged: placements.length - changed };
      return { value, ...(changed && { subject: unitId, data: { ...value } }) };
    });
  }
}
