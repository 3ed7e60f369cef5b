/** Somebody else says of claims: approved, and they are lines of the ledger from then on; or returned, and why. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { Refusal, refuse } from '../../kernel/refusal/refusal.js';
import { Store, type Tx } from '../../store/store.js';
import { decideClaim, findClaim } from '../../ledger/claims.repository.js';
import { requireOpenMonths } from '../../ledger/closed-months.query.js';
import type { ClaimRow } from '../../ledger/hours.entity.js';
import { HoursLedgerService } from '../../ledger/hours-ledger.service.js';
import { requireReviewer, requireReason, type HoursRuling } from '../review-rules.js';
import { rewriteEntry } from '../verdicts/rewrite-entry.js';
import { findEntry, reversalOf } from '../../ledger/hours-entries.repository.js';
import { requireFreeTime } from './taken-time.query.js';
import { cutAtMidnights } from '../../kernel/time/intervals.js';
import {
  approveEntries,
  resultOrRefusal,
  sortById,
  type DecisionResult,
} from '../verdicts/verdicts.service.js';

const A_WRITE = 10;

@Injectable()
export class ClaimDecisionsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly ledger: HoursLedgerService,
  ) {}

  /** @throws Refusal `invalid` where a reason is owed; what is refused of single claims is in the answer */
  async decide(actor: Actor, ids: readonly string[], ruling: HoursRuling): Promise<DecisionResult<ClaimRow>> {
    requireReason(ruling);
    const wanted = [...new Set(ids)];
    const done = new Map<string, ClaimRow | Refusal>();
    for (let first = 0; first < wanted.length; first += A_WRITE)
      await this.store.write(
        'hours:claim:decide',
        async (tx) => {
          for (const id of wanted.slice(first, first + A_WRITE))
            await resultOrRefusal(
              async () => void done.set(id, await this.one(tx, actor, id, ruling)),
              (why) => done.set(id, why),
            );
        },
        { queue: `desk:${actor.unitId}` },
      );
    return sortById(wanted, done);
  }

  /** All is asked before anything is written, so that a refusal leaves nothing behind. */
  private async one(tx: Tx, actor: Actor, id: string, ruling: HoursRuling): Promise<ClaimRow> {
    const claim = (await findClaim(tx, id)) ?? refuse('not_found');
    requireReviewer(actor, claim);
    if (claim.enteredBy === actor.id) return refuse('own_entry');
    if (claim.state !== 'pending') return this.again(actor, claim, ruling);
    const now = this.clock.now();
    if (ruling.verdict === 'approved') await this.carryOut(tx, actor, claim, ruling, now);
    const changes = {
      state: ruling.verdict,
      decidedBy: actor.id,
      decidedAt: now,
      reason: ruling.reason?.trim() || null,
    };
    if (!(await decideClaim(tx, id, changes))) throw new Error(`claim ${id} was decided twice`);
    return { ...claim, ...changes };
  }

  private again(actor: Actor, claim: ClaimRow, { verdict }: HoursRuling): ClaimRow {
    if (claim.state === verdict && claim.decidedBy === actor.id) return claim;
    if (claim.state === 'withdrawn') return refuse('claim_withdrawn');
    const holder = holderOf(this.directory, claim.decidedBy ?? '');
    return refuse(claim.state === 'approved' ? 'hours_approved' : 'hours_returned', { holder });
  }

  private async carryOut(
    tx: Tx,
    actor: Actor,
    claim: ClaimRow,
    ruling: HoursRuling,
    now: number,
  ): Promise<void> {
    const { personId, who, unitId, kind, fromAt: from, toAt: to } = claim;
    await this.ledger.hold(tx, personId);
    const contested = claim.contests === null ? null : await findEntry(tx, claim.contests);
    if (contested && (await reversalOf(tx, contested.id))) refuse('line_corrected');
    const days = cutAtMidnights(from, to).map((piece) => piece.day);
    await requireOpenMonths(tx, unitId, contested ? [contested.day, ...days] : days);
    await requireFreeTime(tx, { personId, from, to }, now, contested?.id);

    const { communityId, callId, served, activity, inCharge, enteredBy } = claim;
    const about = { communityId, callId, served, activity, inCharge, claimId: claim.id };
    const overCap = ruling.overCap === true;
    if (contested) {
      const reason = ruling.reason?.trim() || null;
      const approval = { by: actor.id, reason, overCap };
      const to = { from, to: claim.toAt, kind, about, reason, by: enteredBy, approval };
      await rewriteEntry(tx, this.ledger, contested, to, { id: newId(this.clock), now });
      return;
    }
    const lines = await this.ledger.append(
      tx,
      {
        personId,
        who,
        unitId,
        kind,
        from,
        to,
        about,
        source: 'back_filled',
        flags: [],
        sessionId: null,
        recordedBy: enteredBy,
      },
      now,
    );
    await approveEntries(tx, lines, actor, ruling, now);
  }
}
