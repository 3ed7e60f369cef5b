/** A coordinator says how a wrong line should have been. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store, type Tx } from '../../store/store.js';
import { requireOpenMonths } from '../../ledger/closed-months.query.js';
import type { HoursEntryRow } from '../../ledger/hours.entity.js';
import { HoursLedgerService } from '../../ledger/hours-ledger.service.js';
import { requireReviewer } from '../review-rules.js';
import { rewriteEntry, type RewrittenEntry } from './rewrite-entry.js';
import { OVER_CAP } from './settle-day.js';
import {
  entriesOfCorrection,
  findEntry,
  longerEntriesCorrected,
  reversalOf,
} from '../../ledger/hours-entries.repository.js';
import { requireFreeTime } from '../claims/taken-time.query.js';
import { cutAtMidnights, unionIntervals, type Interval } from '../../kernel/time/intervals.js';

export interface CorrectionRequest extends Interval {
  reason: string;
}

@Injectable()
export class CorrectionsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly ledger: HoursLedgerService,
  ) {}

  /**
   * `from` equal to `to` takes the line away. The same correction again by the same person answers what was
   * written then. An approved line that only loses time by it stays approved; what gains time is approved by
   * somebody else.
   * @throws Refusal `not_found` for another unit's line; `forbidden` for anybody but a coordinator, and
   *   for one's own line (whoever records does not approve their own); `invalid` for time to come;
   *   `conflict` where the line was corrected by somebody before, the time is counted by another line, or the
   *   month is closed
   */
  correct(actor: Actor, entryId: string, correction: CorrectionRequest): Promise<RewrittenEntry> {
    // The unit's desk is where duty is recorded: one after the other there.
    return this.store.write('hours:correct', (tx) => this.perform(tx, actor, entryId, correction), {
      queue: `desk:${actor.unitId}`,
    });
  }

  private async perform(
    tx: Tx,
    actor: Actor,
    entryId: string,
    correction: CorrectionRequest,
  ): Promise<RewrittenEntry> {
    const { from, to, reason } = correction;
    const now = this.clock.now();
    const seen = (await findEntry(tx, entryId)) ?? refuse('not_found');
    requireReviewer(actor, seen);
    if (to > now || from > to) return refuse('invalid', { fields: { to: 'field_invalid' } });
    if (seen.reverses !== null) return refuse('line_corrected');

    await this.ledger.hold(tx, seen.personId);
    const before = await reversalOf(tx, entryId);
    if (before) return (await this.same(tx, before, actor, correction)) ?? refuse('line_corrected');
    const days = [seen.day, ...cutAtMidnights(from, to).map((piece) => piece.day)];
    await requireOpenMonths(tx, actor.unitId, days);
    await requireFreeTime(tx, { personId: seen.personId, from, to }, now, seen.id);

    const kept = seen.state === 'approved' && isWithin(correction, seen) && seen.recordedBy !== actor.id;
    return rewriteEntry(
      tx,
      this.ledger,
      seen,
      {
        from,
        to,
        reason,
        by: actor.id,
        ...(kept && { approval: { by: actor.id, reason, overCap: seen.flags.includes(OVER_CAP) } }),
      },
      { id: newId(this.clock), now },
    );
  }

  private async same(
    tx: Tx,
    reversal: HoursEntryRow,
    actor: Actor,
    { from, to, reason }: CorrectionRequest,
  ): Promise<RewrittenEntry | undefined> {
    if (reversal.recordedBy !== actor.id || reversal.reason !== reason) return undefined;
    const { personId, recordedAt } = reversal;
    const written = await entriesOfCorrection(tx, { personId, recordedBy: actor.id, recordedAt });
    const [whole] = unionIntervals(written.map((e) => ({ from: e.fromAt, to: e.toAt })));
    const equal = whole ? whole.from === from && whole.to === to : from === to;
    return equal ? { reversal, entries: written } : undefined;
  }
}

const isWithin = ({ from, to }: Interval, line: HoursEntryRow): boolean =>
  line.fromAt <= from && to <= line.toAt;

/**
 * Whether the actor wrote this line in a correction that only took time away: a correction that adds time is
 * approved by somebody else, as everything that is said is.
 */
export async function isOnlyShortened(tx: Tx, actor: Actor, line: HoursEntryRow): Promise<boolean> {
  const rows = await longerEntriesCorrected(tx, line, actor.id);
  return rows.some((row) => row.recordedBy !== actor.id);
}
