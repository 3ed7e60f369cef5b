/**
 * Once a local day each unit's calls are looked through for what comes again in a community (未诉先办): a matter of
 * one category, or one resident, known by the keyed index of their telephone and never by name. Nobody is told: a
 * proposal waits on the page of those who decide.
 */
import { MINUTE, HOUR } from '../protocol/time/durations.js';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock, nextTurn } from '../kernel/clock.js';
import { Sweep } from '../kernel/time/sweep.js';
import { dayBegins, localDay } from '../protocol/time/local-day.js';
import { newId } from '../kernel/ids.js';
import { LOGGER } from '../kernel/logger.js';
import { Directory } from '../directory/directory.js';
import type { ProposalKind } from '../protocol/reports.js';
import { Store, type Queries } from '../store/store.js';
import { proposalSteps, windowStart, type RecurringGroup } from '../proposal/proposal-rules.js';
import {
  findProposalsDecidedSince,
  findStandingProposals,
  insertProposal,
  lastSweepDays,
  markSwept,
  updateStandingProposal,
} from '../proposal/proposals.repository.js';
import { findRecurringGroups } from './recurring-groups.query.js';

const TICK_MILLISECONDS = 10 * MINUTE;
/** Before anybody is at work. */
const AT = 6 * HOUR;

@Injectable()
export class ProposalSweep extends Sweep {
  protected readonly every = TICK_MILLISECONDS;

  constructor(
    private readonly store: Store,
    clock: Clock,
    private readonly directory: Directory,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    const today = localDay(this.clock.now());
    if (this.clock.now() < dayBegins(today) + AT) return;
    const done = await lastSweepDays(this.store.read);
    const units = this.directory.allUnits().filter(({ id }) => done.get(id) !== today);
    await this.each(units, ({ id }) => this.look(id));
  }
  protected override failed(error: unknown): void {
    this.log.error({ error }, 'what comes again could not be looked for and will be again');
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
        await markSwept(tx, unitId, localDay(now));
        const standing = await findStandingProposals(tx, unitId);
        // Another node may have swept, and somebody decided, since the calls were read.
        const over = await this.decidedSince(tx, unitId, span.from);
        for (const [groups, least] of [
          [matters, matterCalls],
          [callers, callerCalls],
        ] as const) {
          const fresh = groups.filter((g) => (over.get(keyOf(g)) ?? 0) < g.fromAt);
          const { make, grow } = proposalSteps(fresh, standing, least);
          for (const { id, fromAt, toAt } of grow) await updateStandingProposal(tx, id, { fromAt, toAt });
          for (const { communityId, kind, matter, fromAt, toAt } of make)
            await insertProposal(tx, {
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
      { queue: `proposals:${unitId}` },
    );
  }

  private async groups(
    unitId: string,
    kind: ProposalKind,
    span: { from: number; to: number },
    least: number,
  ): Promise<RecurringGroup[]> {
    if (least === 0) return [];
    const groups: RecurringGroup[] = [];
    // One community after another, and rings in between.
    for (const { id: communityId } of this.directory.communitiesOf(unitId)) {
      groups.push(...(await findRecurringGroups(this.store.read, communityId, kind, span, least)));
      await nextTurn();
    }
    return groups;
  }

  private async decidedSince(tx: Queries, unitId: string, since: number): Promise<Map<string, number>> {
    const rows = await findProposalsDecidedSince(tx, unitId, since);
    return new Map(rows.map((row) => [keyOf(row), row.decidedAt ?? 0]));
  }
}
const keyOf = (of: Pick<RecurringGroup, 'communityId' | 'kind' | 'matter'>) =>
  `${of.communityId} ${of.kind} ${of.matter}`;
