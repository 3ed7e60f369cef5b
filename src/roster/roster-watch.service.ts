/**
 * Looks at each unit's roster when its row is due: reminds people before their shifts, and every morning tells the
 * coordinators of gaps and clashes weeks ahead. The row says when next; a crash costs nothing.
 */
import { MINUTE } from '../protocol/time/durations.js';
import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Timer } from '../kernel/clock.js';
import { addDays, dayBegins, localDay } from '../protocol/time/local-day.js';
import { LOGGER } from '../kernel/logger.js';
import type { Tx } from '../store/store.js';
import { RosterQuery } from './roster.query.js';
import { RosterNoticesService } from './roster-notices.service.js';
import {
  allRosterWatches,
  findRosterWatch,
  insertRosterWatch,
  updateRosterWatch,
} from './roster-watch.repository.js';
import { moveRequest, openRequestsFrom } from './shifts/shift-requests.repository.js';
import type { RosterWarningKind } from '../protocol/shifts.js';
import { RosterWarningsQuery } from './roster-warnings.query.js';

const TICK_MILLISECONDS = 30_000;
/** The daily check is at eight in the morning. */
const CHECK_AT = 8 * 60 * MINUTE;

@Injectable()
export class RosterWatchService implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: Timer | undefined;
  /** The directory as it was at the last look: people, calendars and shifts may empty a place. */
  private looked = -1;

  constructor(
    private readonly roster: RosterQuery,
    private readonly warnings: RosterWarningsQuery,
    private readonly rosterNotices: RosterNoticesService,
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
      const { revision } = directory;
      const changed = revision !== this.looked;
      const rows = await allRosterWatches(store.read);
      for (const unit of directory.allUnits()) {
        const row = rows.find((r) => r.id === unit.id);
        // A unit without shifts has nothing to be looked at.
        if (row ? !changed && row.dueAt > clock.now() : !directory.rosters.has(unit.id)) continue;
        await store.write('roster-watch', (tx) => this.look(tx, unit.id, changed), {
          queue: `places:${unit.id}`,
        });
      }
      this.looked = revision;
    } catch (error) {
      this.log.error({ error }, 'the roster could not be looked at and will be again');
    }
  }

  private async look(tx: Tx, unitId: string, changed: boolean): Promise<void> {
    const now = this.roster.clock.now();
    const row = await findRosterWatch(tx, unitId);
    if (row && row.dueAt > now && !changed) return;
    const today = localDay(now);
    const lead = this.roster.settings(unitId).reminderMinutes * MINUTE;
    const shifts = await this.roster.touching(unitId, today, addDays(today, 2), tx);
    if (lead > 0)
      for (const shift of shifts.filter(({ from }) => from > now && from - lead <= now))
        if (shift.from - lead > (row?.remindedUntil ?? 0))
          for (const { personId } of shift.people)
            await this.rosterNotices.officer(tx, unitId, personId, 'reminder', shift);
    await this.endOrphans(tx, unitId);
    const check = now >= dayBegins(today) + CHECK_AT && row?.checkedDay !== today;
    // Between two mornings only what has become empty meanwhile is told.
    const told =
      check || row?.checkedDay ? await this.check(tx, unitId, row?.told ?? '', check) : (row?.told ?? '');
    const next = shifts.map((s) => s.from - lead).filter((at) => lead > 0 && at > now);
    const checkAt = dayBegins(check || row?.checkedDay === today ? addDays(today, 1) : today) + CHECK_AT;
    const seen = {
      dueAt: Math.min(checkAt, ...next),
      remindedUntil: now,
      checkedDay: check ? today : (row?.checkedDay ?? ''),
      recentDay: addDays(today, -2),
      told,
    };
    if (row) await updateRosterWatch(tx, unitId, seen);
    else await insertRosterWatch(tx, { id: unitId, ...seen });
  }

  /** The same list is not told twice, and outside the morning only what is new and leaves a place empty. */
  private async check(tx: Tx, unitId: string, told: string, morning: boolean): Promise<string> {
    const list = await this.warnings.of(unitId, tx);
    const lines = list.map((w) => marked([w.kind, w.shift.id, ...w.people.map((p) => p.id)].join(' ')));
    const now = lines.join(' ');
    const known = new Set(told.split(' '));
    const fresh = list.filter((w, i) => EMPTIES.has(w.kind) && !known.has(lines[i]!));
    const urgent = morning ? (list.find((w) => w.kind === 'gap') ?? list[0]) : fresh[0];
    if (!urgent || now === told) return now;
    const { from, to } = urgent.shift;
    const when = { from: Date.parse(from), to: Date.parse(to) };
    await this.rosterNotices.coordinators(tx, unitId, EMPTIES.has(urgent.kind) ? 'gap' : '', when);
    return now;
  }

  /** What was offered or asked for of a shift that is no more, whose giver is not on it, or to somebody who left: ended, and said. */
  private async endOrphans(tx: Tx, unitId: string): Promise<void> {
    const now = this.roster.clock.now();
    const today = this.roster.today();
    const open = await openRequestsFrom(tx, unitId, today);
    const [first] = open;
    if (!first) return;
    const shifts = await this.roster.shifts(unitId, first.day, open.at(-1)!.day, tx);
    const officers = new Set(this.roster.officers(unitId).map((p) => p.id));
    const left = (id: string | null) => id !== null && !officers.has(id);
    for (const row of open) {
      const shift = shifts.find((s) => s.patternId === row.patternId && s.day === row.day);
      const stands =
        shift &&
        !left(row.toId) &&
        !left(row.takerId) &&
        (row.kind === 'sign_up' || shift.people.some((p) => p.personId === row.fromId && p.to > now));
      if (stands) continue;
      const ended = { state: 'withdrawn' as const, endedAt: now };
      if (!(await moveRequest(tx, row.id, row.state, ended))) continue;
      const from = shift?.from ?? dayBegins(row.day);
      for (const person of new Set([row.fromId, row.takerId ?? row.toId ?? row.fromId]))
        await this.rosterNotices.officer(tx, unitId, person, 'swap_gone', { from, to: from });
    }
  }
}
const EMPTIES: ReadonlySet<RosterWarningKind> = new Set(['gap', 'gone']);
/** Short enough to keep some hundred of them in a row. */
const marked = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 12);
