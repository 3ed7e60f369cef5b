/** Findings as rows: opened once, seen again as long as they last, closed when they are over; and whoever must know, told. */
import { Injectable } from '@nestjs/common';
import { iso } from '../protocol/time/instant.js';
import { waitsForAnswerSql } from '../counting/overdue-calls.query.js';
import { openStates } from '../call/call-state.js';
import { Publisher } from '../realtime/publisher.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { NoticesService } from '../notices/notices.service.js';
import { Directory } from '../directory/directory.js';
import type { FindingKind, WatchFinding, WatchState } from '../protocol/watch.js';
import { placeholders, Store, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import type { FoundFault } from './audit-rules.js';
import { FindingRow } from './watch.entity.js';

const rows = new Table(FindingRow);
const keyOf = ({ kind, subject }: Pick<FoundFault, 'kind' | 'subject'>) => `${kind} ${subject}`;
/** A notice that is older than this tells nobody anything new. */
const WORTH_TELLING = 30 * 60_000;
/** What can wait for whoever is away today. */
const WORTH_A_WEEK = 7 * 24 * 3600_000;
const CLOSED_SHOWN = 50;
/** To be looked at by day: nobody is woken for it. */
const QUIET: ReadonlySet<FindingKind> = new Set(['stood_still']);

@Injectable()
export class FindingsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly publisher: Publisher,
    private readonly notices: NoticesService,
  ) {}

  /**
   * What was found of these kinds replaces what stood open of them.
   * @param own which of them are this one's to replace, where each process finds its own
   */
  async settle(
    kinds: readonly FindingKind[],
    found: readonly FoundFault[],
    own: (subject: string) => boolean = () => true,
  ): Promise<void> {
    const now = this.clock.now();
    const mine = (f: FindingRow) => kinds.includes(f.kind) && own(f.subject);
    const open = await rows.find(this.store.read, 'where closed_at is null');
    if (!found.length && !open.some(mine)) return;
    const units = await this.store.write('watch', (tx) => this.write(tx, mine, found, now), {
      room: 'watch',
    });
    for (const unitId of units.has('') ? this.directory.allUnits().map((u) => u.id) : units)
      this.publisher.coordination(unitId, 'watch:changed', await this.state(unitId));
  }

  /** @returns the units for which something opened, closed or was counted anew; '' for all */
  private async write(
    tx: Tx,
    mine: (f: FindingRow) => boolean,
    found: readonly FoundFault[],
    now: number,
  ): Promise<Set<string>> {
    const standing = (await rows.find(tx, 'where closed_at is null')).filter(mine);
    const before = new Map(standing.map((f) => [keyOf(f), f]));
    const seen = new Map(found.map((f) => [keyOf(f), f]));
    const changed = new Set<string>();
    const opened = new Map<string, FoundFault>();
    for (const [key, f] of seen) {
      const known = before.get(key);
      const count = f.count ?? null;
      if (known) {
        await rows.update(tx, { lastSeenAt: now, count }, 'id = ?', [known.id]);
        if (known.count !== count) changed.add(known.unitId);
        continue;
      }
      const { kind, unitId, subject, callId = null } = f;
      const id = newId(this.clock);
      await rows.insert(tx, {
        id,
        unitId,
        kind,
        subject,
        callId,
        count,
        openedAt: now,
        lastSeenAt: now,
        closedAt: null,
      });
      changed.add(unitId);
      if (!opened.has(unitId) && !QUIET.has(kind)) opened.set(unitId, f);
    }
    for (const [key, f] of before) {
      if (seen.has(key)) continue;
      await rows.update(tx, { closedAt: now }, 'id = ? and closed_at is null', [f.id]);
      changed.add(f.unitId);
    }
    for (const [unitId, f] of opened) await this.notice(tx, unitId, f, now);
    return changed;
  }

  /** One to each coordinator for all that opened at once: a storm of notices helps nobody. */
  private async notice(tx: Tx, unitId: string, { kind, count }: FoundFault, now: number): Promise<void> {
    const units = unitId === '' ? this.directory.allUnits().map((u) => u.id) : [unitId];
    const params =
      kind === 'late_found'
        ? { about: 'late', count: String(count ?? 0) }
        : kind === 'holidays_unknown'
          ? { about: 'holidays', count: String(count ?? 0) }
          : { about: 'watch' };
    const worth = kind === 'holidays_unknown' ? WORTH_A_WEEK : WORTH_TELLING;
    for (const unit of units) {
      const coordinators = this.directory
        .peopleOf(unit)
        .filter((p) => !p.disabled && p.roles.includes('coordinator'));
      for (const { id: personId } of coordinators)
        await this.notices.notify(tx, {
          unitId: unit,
          personId,
          kind: 'alert',
          params,
          path: kind === 'holidays_unknown' ? '/admin/calendar' : '/watch',
          expiresAt: now + worth,
        });
    }
  }

  /** As the unit's board shows it. */
  async state(unitId: string): Promise<WatchState> {
    const { read } = this.store;
    const open = await rows.find(
      read,
      `where closed_at is null and unit_id in (?, '') order by opened_at, id limit 200`,
      [unitId],
    );
    const [checked] = await read.rows<{ at: number | null }>('select max(audited_at) as at from hub_node');
    const [late] = await read.rows<{ n: number }>(
      'select count(*) as n from call where unit_id = ? and late_at is not null',
      [unitId],
    );
    const [waiting] = await read.rows<{ n: number }>(
      `select count(*) as n from call where unit_id = ? and ${openStates} and ${waitsForAnswerSql(this.clock.now())}`,
      [unitId],
    );
    return {
      ...(checked?.at && { checkedAt: iso(checked.at) }),
      findings: await this.shown(open),
      late: Number(late?.n ?? 0),
      waiting: Number(waiting?.n ?? 0),
    };
  }

  /** Those that are over, the newest first. */
  async past(unitId: string): Promise<WatchFinding[]> {
    const over = await rows.find(
      this.store.read,
      `where closed_at is not null and unit_id in (?, '') order by opened_at desc, id limit ${CLOSED_SHOWN}`,
      [unitId],
    );
    return this.shown(over);
  }

  /** How many stand open, by kind. */
  async counts(): Promise<Map<FindingKind, number>> {
    const all = await this.store.read.rows<{ kind: FindingKind; n: number }>(
      'select kind, count(*) as n from watch_finding where closed_at is null group by kind',
    );
    return new Map(all.map(({ kind, n }) => [kind, Number(n)]));
  }

  private async shown(found: readonly FindingRow[]): Promise<WatchFinding[]> {
    const ids = [...new Set(found.map((f) => f.callId).filter((id) => id !== null))];
    const calls = ids.length
      ? await this.store.read.rows<{ id: string; number: string; community_id: string }>(
          `select id, number, community_id from call where id in (${placeholders(ids)})`,
          ids,
        )
      : [];
    return found.map((f) => {
      const call = calls.find((c) => c.id === f.callId);
      const community = call && (this.directory.community(call.community_id)?.name ?? '');
      return {
        id: f.id,
        kind: f.kind,
        openedAt: iso(f.openedAt),
        lastSeenAt: iso(f.lastSeenAt),
        ...(f.closedAt !== null && { closedAt: iso(f.closedAt) }),
        ...(call && { call: { id: call.id, number: call.number, community: community! } }),
        ...(f.count !== null && { count: f.count }),
      };
    });
  }
}
