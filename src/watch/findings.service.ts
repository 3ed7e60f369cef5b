/** Findings as rows: opened once, seen again as long as they last, closed when they are over; and whoever must know, told. */
import { MINUTE, WEEK } from '../protocol/time/durations.js';
import { Injectable } from '@nestjs/common';
import { iso } from '../protocol/time/instant.js';
import { Publisher } from '../realtime/publisher.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { NoticesService } from '../notices/notices.service.js';
import { Directory } from '../directory/directory.js';
import type { FindingKind, WatchFinding, WatchState } from '../protocol/watch.js';
import { Store, type Tx } from '../store/store.js';
import type { FoundFault } from './audit-rules.js';
import {
  closedFindingsOfUnit,
  closeFinding,
  countOpenFindings,
  insertFinding,
  markFindingSeen,
  openFindings,
  openFindingsOfUnit,
} from './findings.repository.js';
import { lastAuditAt } from './hub-nodes.repository.js';
import { countLateAndWaiting, numberedCalls } from './watched-calls.query.js';
import type { FindingRow } from './watch.entity.js';

const keyOf = ({ kind, subject }: Pick<FoundFault, 'kind' | 'subject'>) => `${kind} ${subject}`;
/** A notice that is older than this tells nobody anything new. */
const WORTH_TELLING = 30 * MINUTE;
/** What can wait for whoever is away today. */
const WORTH_A_WEEK = WEEK;
/** To be looked at by day: nobody is woken for it. */
const QUIET: ReadonlySet<FindingKind> = new Set([
  'stood_still',
  'files_full',
  'files_lost',
  'webhooks_given_up',
  'backup_failed',
  'backup_old',
  'tail_behind',
  'clock_off',
  'clock_stepped',
]);

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
    const open = await openFindings(this.store.read);
    if (!found.length && !open.some(mine)) return;
    const units = await this.store.write('watch', (tx) => this.write(tx, mine, found, now), {
      queue: 'watch',
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
    const standing = (await openFindings(tx)).filter(mine);
    const before = new Map(standing.map((f) => [keyOf(f), f]));
    const seen = new Map(found.map((f) => [keyOf(f), f]));
    const changed = new Set<string>();
    const opened = new Map<string, FoundFault>();
    for (const [key, f] of seen) {
      const known = before.get(key);
      const count = f.count ?? null;
      if (known) {
        await markFindingSeen(tx, known.id, { lastSeenAt: now, count });
        if (known.count !== count) changed.add(known.unitId);
        continue;
      }
      const { kind, unitId, subject, callId = null } = f;
      const id = newId(this.clock);
      await insertFinding(tx, {
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
      await closeFinding(tx, f.id, now);
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
    const findings = await this.shown(await openFindingsOfUnit(read, unitId));
    const checkedAt = await lastAuditAt(read);
    const counts = await countLateAndWaiting(read, unitId, this.clock.now());
    return { ...(checkedAt !== undefined && { checkedAt: iso(checkedAt) }), findings, ...counts };
  }

  /** Those that are over, the newest first. */
  async past(unitId: string): Promise<WatchFinding[]> {
    return this.shown(await closedFindingsOfUnit(this.store.read, unitId));
  }

  /** How many stand open, by kind. */
  counts = (): Promise<Map<FindingKind, number>> => countOpenFindings(this.store.read);

  private async shown(found: readonly FindingRow[]): Promise<WatchFinding[]> {
    const ids = [...new Set(found.map((f) => f.callId).filter((id) => id !== null))];
    const calls = await numberedCalls(this.store.read, ids);
    return found.map((f) => {
      const call = calls.find((c) => c.id === f.callId);
      const community = call && (this.directory.community(call.communityId)?.name ?? '');
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
