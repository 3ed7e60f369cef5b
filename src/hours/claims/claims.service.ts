/**
 * What people say of hours that nobody measured, and of lines they hold wrong. A claim stands in no total before
 * somebody else has approved it.
 */
import { Injectable } from '@nestjs/common';
import { Clock, nextTurn } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { Seal } from '../../kernel/seal/seal.js';
import { Directory } from '../../directory/directory.js';
import { Refusal, refuse } from '../../kernel/refusal/refusal.js';
import { Store, type Tx } from '../../store/store.js';
import { checkClaim, type CheckedClaim, type NewClaim } from './claim-rules.js';
import { decideClaim, findClaim, insertClaim, noteSealContext } from '../../ledger/claims.repository.js';
import type { ClaimRow } from '../../ledger/hours.entity.js';
import { HoursLedgerService } from '../../ledger/hours-ledger.service.js';
import type { Interval } from '../../kernel/time/intervals.js';

export interface ClaimEntry {
  claim: ClaimRow;
  /** false where it had been entered before. */
  made: boolean;
}
/** So many are entered in one write: rings wait no longer than that. */
const A_WRITE = 20;

@Injectable()
export class ClaimsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly ledger: HoursLedgerService,
  ) {}

  /**
   * The same id again by the same person is the claim as it is now, whatever else is said.
   * @throws Refusal see checkClaim; `id_in_use` for somebody else's id
   */
  enter(actor: Actor, claim: NewClaim): Promise<ClaimEntry> {
    return this.store.write('hours:claim', (tx) => this.enterIn(tx, actor, claim), {
      queue: `desk:${actor.unitId}`,
    });
  }

  /** In a write of the desk's queue. Where it refuses nothing was written, so that a row that is wrong leaves the others be. */
  async enterIn(tx: Tx, actor: Actor, given: NewClaim): Promise<ClaimEntry> {
    const claim = { ...given, id: given.id.toLowerCase() };
    const known = await findClaim(tx, claim.id);
    if (known) return known.enteredBy === actor.id ? { claim: known, made: false } : refuse('id_in_use');
    const now = this.clock.now();
    await this.ledger.hold(tx, claim.personId ?? actor.id);
    const row: ClaimRow = {
      ...(await checkClaim(tx, this.directory, actor, claim, now)),
      note: claim.note?.trim() ? this.seal.seal(noteSealContext(claim.id), claim.note.trim()) : null,
      enteredAt: now,
    };
    await insertClaim(tx, row);
    return { claim: row, made: true };
  }

  /** One result a row, in their order: entered, or why not. */
  async enterAll(actor: Actor, rows: readonly NewClaim[]): Promise<(ClaimEntry | Refusal)[]> {
    const results: (ClaimEntry | Refusal)[] = [];
    for (let first = 0; first < rows.length; first += A_WRITE) {
      const some = rows.slice(first, first + A_WRITE);
      const entered = await this.store.write(
        'hours:claims',
        async (tx) => {
          const results: (ClaimEntry | Refusal)[] = [];
          for (const row of some) results.push(await this.enterIn(tx, actor, row).catch(refusal));
          return results;
        },
        { queue: `desk:${actor.unitId}` },
      );
      results.push(...entered);
    }
    return results;
  }

  /** What enterAll would say of these rows now; nothing is written. */
  async tryAll(actor: Actor, rows: readonly NewClaim[]): Promise<(CheckedClaim | Refusal)[]> {
    const now = this.clock.now();
    const earlier = new Map<string, Interval[]>();
    const results: (CheckedClaim | Refusal)[] = [];
    for (const [place, row] of rows.entries()) {
      // A long list is looked at between other things.
      if (place % A_WRITE === 0) await nextTurn();
      const others = earlier.get(row.personId ?? actor.id) ?? [];
      const result = await checkClaim(this.store.read, this.directory, actor, row, now, others).catch(
        refusal,
      );
      if (!(result instanceof Refusal)) earlier.set(result.personId, [...others, row]);
      results.push(result);
    }
    return results;
  }

  /**
   * By whoever entered it, or whose it is, as long as nobody decided.
   * @throws Refusal `not_found`, `forbidden`; `conflict` once it was decided
   */
  withdraw(actor: Actor, id: string): Promise<ClaimRow> {
    return this.store.write(
      'hours:claim:withdraw',
      async (tx) => {
        const claim = await findClaim(tx, id);
        const own = claim?.personId === actor.id || claim?.enteredBy === actor.id;
        if (!claim || claim.unitId !== actor.unitId || (!own && !claimsSeen(actor)))
          return refuse('not_found');
        if (!own) return refuse('forbidden');
        if (claim.state === 'withdrawn' && claim.decidedBy === actor.id) return claim;
        const changes = { state: 'withdrawn' as const, decidedBy: actor.id, decidedAt: this.clock.now() };
        if (!(await decideClaim(tx, id, changes))) return refuse('claim_decided');
        return { ...claim, ...changes };
      },
      { queue: `desk:${actor.unitId}` },
    );
  }
}

const claimsSeen = (actor: Actor) => actor.roles.some((role) => role === 'coordinator' || role === 'admin');

const refusal = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  throw error;
};
