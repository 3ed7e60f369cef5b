/**
 * Looks at each unit's roster when its row is due: reminds people before their shifts, and every morning tells the
 * coordinators of gaps and clashes weeks ahead. The row says when next; a crash costs nothing.
 */
import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Timer } from '../clock.js';
import { dayBegins, localDay } from '../hours/days.js';
import { LOGGER } from '../ops/logger.js';
import { Table } from '../store/table.js';
import type { Tx } from '../store/store.js';
import { addDays } from './day.js';
import { RosterWatchRow } from './roster.entities.js';
import { Roster } from './roster.js';
import { Tidings } from './tidings.js';
import { RosterWarnings } from './warnings.js';

const watches = new Table(RosterWatchRow);
const TICK_MILLISECONDS = 30_000;
const MINUTE = 60_000;
/** The daily check is at eight in the morning. */
const CHECK_AT = 8 * 60 * MINUTE;

@Injectable()
export class RosterWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: Timer | undefined;

  constructor(
    private readonly roster: Roster,
    private readonly warnings: RosterWarnings,
    private readonly tidings: Tidings,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = this.roster.clock.every(TICK_MILLISECONDS, () => this.run());
  }
  onApplicationShutdown(): void {
    this.timer?.cancel();
  }

  async run(): Promise<void> {
    try {
      const { store, clock, directory } = this.roster;
      const rows = await watches.find(store.read, '');
      for (const unit of directory.allUnits()) {
        const row = rows.find((r) => r.id === unit.id);
        // A unit without shifts has nothing to be looked at.
        if (row ? row.dueAt > clock.now() : !directory.rosters.has(unit.id)) continue;
        await store.write('roster-watch', (tx) => this.look(tx, unit.id), { room: `places:${unit.id}` });
      }
    } catch (error) {
      this.log.error({ error }, 'the roster could not be looked at and will be again');
    }
  }

  private async look(tx: Tx, unitId: string): Promise<void> {
    const now = this.roster.clock.now();
    const row = await watches.one(tx, 'where id = ?', [unitId]);
    if (row && row.dueAt > now) return;
    const today = localDay(now);
    const lead = this.roster.settings(unitId).reminderMinutes * MINUTE;
    const shifts = await this.roster.touching(unitId, today, addDays(today, 2), tx);
    if (lead > 0)
      for (const shift of shifts.filter(({ from }) => from > now && from - lead <= now))
        if (shift.from - lead > (row?.remindedUntil ?? 0))
          for (const { personId } of shift.people)
            await this.tidings.officer(tx, unitId, personId, 'reminder', shift);
    const check = now >= dayBegins(today) + CHECK_AT && row?.checkedDay !== today;
    const told = check ? await this.check(tx, unitId, row?.told ?? '') : (row?.told ?? '');
    const next = shifts.map((s) => s.from - lead).filter((at) => lead > 0 && at > now);
    const checkAt = dayBegins(check || row?.checkedDay === today ? addDays(today, 1) : today) + CHECK_AT;
    const seen = {
      dueAt: Math.min(checkAt, ...next),
      remindedUntil: now,
      checkedDay: check ? today : (row?.checkedDay ?? ''),
      recentDay: addDays(today, -2),
      told,
    };
    if (row) await watches.update(tx, seen, 'id = ?', [unitId]);
    else await watches.insert(tx, { id: unitId, ...seen });
  }

  /** The same list is not told twice. */
  private async check(tx: Tx, unitId: string, told: string): Promise<string> {
    const list = await this.warnings.of(unitId, tx);
    const urgent = list.find((w) => w.kind === 'gap') ?? list[0];
    if (!urgent) return '';
    const text = list.map((w) => [w.kind, w.shift.id, ...w.people.map((p) => p.id)].join(' ')).join('\n');
    const now = createHash('sha256').update(text).digest('base64url');
    const { from, to } = urgent.shift;
    const when = { from: Date.parse(from), to: Date.parse(to) };
    if (now !== told) await this.tidings.coordinators(tx, unitId, urgent.kind === 'gap' ? 'gap' : '', when);
    return now;
  }
}
