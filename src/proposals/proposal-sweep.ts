/**
 * Once a local day each unit's calls are looked through for what comes again in a community (未诉先办): a matter of
 * one category, or one resident, known by the keyed index of their telephone and never by name. Nobody is told: a
 * proposal waits on the page of those who decide.
 */
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { isRecurringMatterSql } from '../calls/queries/recurring-calls.sql.js';
import { Clock, nextTurn, type Timer } from '../kernel/clock.js';
import { dayBegins, localDay } from '../protocol/time/local-day.js';
import { newId } from '../kernel/ids.js';
import { LOGGER } from '../kernel/logger.js';
import { Directory } from '../directory/directory.js';
import type { ProposalKind } from '../protocol/reports.js';
import { Store, type Queries } from '../store/store.js';
import { Table } from '../store/table.js';
import { proposalSteps, windowStart, type RecurringGroup } from './proposal-rules.js';
import { ProposalRow, ProposalSweepRow } from './proposals.entity.js';

const proposals = new Table(ProposalRow);
const sweeps = new Table(ProposalSweepRow);
const TICK_MILLISECONDS = 10 * 60_000;
/** Before anybody is at work. */
const AT = 6 * 3600 * 1000;

const MATTER: Record<ProposalKind, string> = {
  repeated_matter: 'c.category',
  repeat_caller: 'k.resident_key',
};
/** What was decided on before is over: only later calls count. Who chose 其他 named no matter. */
const groupsOf = (kind: ProposalKind) => `select ${MATTER[kind]} as matter, count(*) as calls,
    min(c.raised_at) as from_at, max(c.raised_at) as to_at
  from call c ${kind === 'repeat_caller' ? 'join call_particulars k on k.call_id = c.id' : ''}
  left join (select matter, max(decided_at) as decided_at from proposal
    where community_id = ? and kind = '${kind}' and state in ('done', 'dismissed') group by matter) d
    on d.matter = ${MATTER[kind]}
  where c.community_id = ? and c.raised_at >= ? and c.raised_at <= ? and ${isRecurringMatterSql('c')}
    and (d.decided_at is null or c.raised_at > d.decided_at)
    and ${kind === 'repeat_caller' ? 'k.resident_key is not null' : "c.category <> 'other'"}
  group by ${MATTER[kind]} having count(*) >= ?`;

@Injectable()
export class ProposalSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: Timer | undefined;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = this.clock.every(TICK_MILLISECONDS, () => this.run());
  }
  onApplicationShutdown(): void {
    this.timer?.cancel();
  }

  /** Never throws: a unit that could not be looked at is looked at again at the next turn. */
  async run(): Promise<void> {
    try {
      const today = localDay(this.clock.now());
      if (this.clock.now() < dayBegins(today) + AT) return;
      const done = new Map((await sweeps.find(this.store.read, '')).map((row) => [row.unitId, row.day]));
      for (const { id } of this.directory.allUnits()) if (done.get(id) !== today) await this.look(id);
    } catch (error) {
      this.log.error({ error }, 'what comes again could not be looked for and will be again');
    }
  }

  /** The calls are read before the write, which looks again at what stands. */
  async look(unitId: string): Promise<void> {
    const now = this.clock.now();
    const { matterCalls, callerCalls, days } = this.directory.settings(unitId).proposals;
    const span = { from: windowStart(now, days), to: now };
    const matters = await this.groups(unitId, 'repeated_matter', span, matterCalls);
    const callers = await this.groups(unitId, 'repeat_caller', span, callerCalls);
    await this.store.write(
      'proposals',
      async (tx) => {
        const day = localDay(now);
        const [row] = await sweeps.find(tx, 'where unit_id = ?', [unitId]);
        if (row) await sweeps.update(tx, { day }, 'unit_id = ?', [unitId]);
        else await sweeps.insert(tx, { unitId, day });
        const standing = await proposals.find(tx, "where unit_id = ? and state in ('open', 'planned')", [
          unitId,
        ]);
        // Another node may have swept, and somebody decided, since the calls were read.
        const over = await this.decidedSince(tx, unitId, span.from);
        for (const [groups, least] of [
          [matters, matterCalls],
          [callers, callerCalls],
        ] as const) {
          const fresh = groups.filter((g) => (over.get(keyOf(g)) ?? 0) < g.fromAt);
          const { make, grow } = proposalSteps(fresh, standing, least);
          for (const { id, fromAt, toAt } of grow)
            await proposals.update(tx, { fromAt, toAt }, "id = ? and state in ('open', 'planned')", [id]);
          for (const { communityId, kind, matter, fromAt, toAt } of make)
            await proposals.insert(tx, {
              id: newId(this.clock),
              unitId,
              communityId,
              kind,
              matter,
              state: 'open',
              fromAt,
              toAt,
              madeAt: now,
              plannedFor: null,
              decidedBy: null,
              decidedAt: null,
              note: null,
            });
        }
      },
      { room: `proposals:${unitId}` },
    );
  }

  private async groups(
    unitId: string,
    kind: ProposalKind,
    { from, to }: { from: number; to: number },
    least: number,
  ): Promise<RecurringGroup[]> {
    if (least === 0) return [];
    const groups: RecurringGroup[] = [];
    // One community after another, and rings in between.
    for (const { id: communityId } of this.directory.communitiesOf(unitId)) {
      const rows = await this.store.read.rows<Record<string, string | number>>(groupsOf(kind), [
        communityId,
        communityId,
        from,
        to,
        least,
      ]);
      for (const row of rows)
        groups.push({
          communityId,
          kind,
          matter: String(row['matter']),
          calls: Number(row['calls']),
          fromAt: Number(row['from_at']),
          toAt: Number(row['to_at']),
        });
      await nextTurn();
    }
    return groups;
  }

  private async decidedSince(tx: Queries, unitId: string, since: number): Promise<Map<string, number>> {
    const rows = await proposals.find(
      tx,
      "where unit_id = ? and state in ('done', 'dismissed') and decided_at >= ? order by decided_at",
      [unitId, since],
    );
    return new Map(rows.map((row) => [keyOf(row), row.decidedAt ?? 0]));
  }
}
const keyOf = (of: Pick<RecurringGroup, 'communityId' | 'kind' | 'matter'>) =>
  `${of.communityId} ${of.kind} ${of.matter}`;
