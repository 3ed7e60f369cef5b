/** What will go wrong weeks from now unless somebody sees to it: gaps, clashes with leave, people who cannot be reached. */
import { DAY } from '../protocol/time/durations.js';
import { Injectable } from '@nestjs/common';
import { noticePlan } from '../notice/notice-plan.js';
import type { Holder } from '../protocol/answers.js';
import { placeholders, type Queries } from '../store/store.js';
import { addDays } from '../protocol/time/local-day.js';
import type { RosterWarningKind } from '../protocol/shifts.js';
import { rosterFindings } from '../shift/roster-findings.js';
import type { Occurrence } from '../shift/occurrences.js';
import { shiftView, type ShiftView } from './shift.view.js';
import { RosterQuery } from './roster.query.js';

/**
 * no_phone: no telephone is kept · no_channel: of the unit's ways to notify they use none · not_seen: has not signed in for two weeks, or ever
 */
export interface RosterWarning {
  kind: RosterWarningKind;
  /** The first shift it is about. */
  shift: ShiftView;
  people: Holder[];
  count: number;
}
const SEEN_LATELY = 14 * DAY;
/** A list longer than this is read by nobody; the rest comes as the first are seen to. */
const MOST = 200;

@Injectable()
export class RosterWarningsQuery {
  constructor(private readonly roster: RosterQuery) {}

  /** Soonest first, for as many weeks as the unit has set. */
  async of(unitId: string, from: Queries = this.roster.store.read): Promise<RosterWarning[]> {
    const today = this.roster.today();
    const last = addDays(today, this.roster.settings(unitId).warnWeeks * 7);
    const now = this.roster.clock.now();
    const shifts = (await this.roster.touching(unitId, today, last, from)).filter((s) => s.to > now);
    const all = rosterFindings(shifts);
    const byId = new Map(shifts.map((s) => [`${s.patternId} ${s.day}`, s]));
    const found = all.map((f) => ({
      kind: f.kind,
      at: byId.get(`${f.patternId} ${f.day}`)!,
      people: f.personIds,
      count: f.count,
    }));
    const unreached = await this.unreached(from, unitId, shifts, now);
    return [...found, ...unreached]
      .sort((a, b) => a.at.from - b.at.from)
      .slice(0, MOST)
      .map(({ kind, at, people, count }) => ({
        kind,
        shift: shiftView(this.roster, at, all),
        people: people.map(this.roster.holder),
        count,
      }));
  }

  /** Each person once, at their first shift. */
  private async unreached(from: Queries, unitId: string, shifts: readonly Occurrence[], now: number) {
    const first = new Map<string, Occurrence>();
    for (const shift of shifts)
      for (const { personId } of shift.people) if (!first.has(personId)) first.set(personId, shift);
    const ids = [...first.keys()];
    if (!ids.length) return [];
    const rows = await from.rows<{
      id: string;
      reachable: number;
      signed_in_at: number | null;
      seen_at: number | null;
    }>(
      `select a.id, case when a.phone is null then 0 else 1 end as reachable, max(s.seen_at) as signed_in_at, d.seen_at
        from account a left join session s on s.account_id = a.id left join duty d on d.id = a.id
        where a.id in (${placeholders(ids)}) group by a.id, a.phone, d.seen_at`,
      ids,
    );
    return rows.flatMap((row) => {
      const one = (kind: RosterWarningKind) => ({ kind, at: first.get(row.id)!, people: [row.id], count: 1 });
      return [
        ...(Number(row.reachable) ? [] : [one('no_phone')]),
        ...(this.hasNoChannel(unitId, row.id) ? [one('no_channel')] : []),
        ...(Math.max(row.signed_in_at ?? 0, row.seen_at ?? 0) < now - SEEN_LATELY ? [one('not_seen')] : []),
      ];
    });
  }

  /** Where the unit has no way at all, that is the administrator's to see to, and not said of each person. */
  private hasNoChannel(unitId: string, personId: string): boolean {
    const { notice, settings } = this.roster.directory;
    const ready = notice.ready(unitId, settings(unitId).gatewayUrl !== '');
    const { order } = notice.setup(unitId).channels;
    return (
      ready.size > 0 &&
      !noticePlan('ring', { order, ready }, notice.preference(personId)?.channels ?? null).length
    );
  }
}
