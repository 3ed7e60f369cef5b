/**
 * Whose page is seen. A row with a time to live: while a page is connected its officer is seen every 5 s,
 * and live means seen within 15 s. Losing the page ends no ring; a page that is back may be rung again.
 */
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Store } from '../store/store.js';
import { DeskService } from '../desk/desk.service.js';
import { ringOfficerForWaitingCalls } from '../call/decide/ring-freed-officers.js';
import { type Timer, Clock } from '../kernel/clock.js';
import { LIMITS } from '../protocol/limits.js';
import { DutyBoardService } from '../desk/on-duty/duty-board.service.js';
import { findPresence, markOfficerSeen, markOfficersSeen } from '../desk/on-duty/duties.repository.js';
import { CandidatesCache } from '../desk/on-duty/candidates.cache.js';

const BEAT_MILLISECONDS = 5000;
const LIVE = LIMITS.liveSeconds * 1000;

@Injectable()
export class PresenceService implements OnApplicationBootstrap, OnApplicationShutdown {
  /** officer → their connected pages on this node */
  private readonly pages = new Map<string, number>();
  private readonly units = new Map<string, string>();
  /** Officers whose last page left lately, until they no longer count as live. */
  private readonly leaving = new Map<string, number>();
  private beat: Timer | undefined;

  constructor(
    private readonly desk: DeskService,
    private readonly board: DutyBoardService,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly candidates: CandidatesCache,
  ) {}

  onApplicationBootstrap(): void {
    this.beat = this.clock.every(BEAT_MILLISECONDS, () => this.tick());
  }
  onApplicationShutdown(): void {
    this.beat?.cancel();
  }

  /** A page came. Where its officer was not live, the oldest waiting call rings them. */
  async came(officerId: string, unitId: string): Promise<void> {
    this.pages.set(officerId, (this.pages.get(officerId) ?? 0) + 1);
    this.units.set(officerId, unitId);
    this.leaving.delete(officerId);
    await this.desk.perform('presence', unitId, null, async (transaction) => {
      const row = await findPresence(transaction.tx, officerId);
      if (!row) return;
      await markOfficerSeen(transaction.tx, officerId, transaction.now);
      transaction.dutyChanged();
      if (row.since === null || (row.seenAt !== null && transaction.now - row.seenAt < LIVE)) return;
      transaction.touched.add(officerId);
      await ringOfficerForWaitingCalls(transaction, officerId, true);
    });
  }

  /** @param silentFor milliseconds since the page was really heard of last */
  async left(officerId: string, silentFor: number): Promise<void> {
    const pages = (this.pages.get(officerId) ?? 1) - 1;
    if (pages > 0) {
      this.pages.set(officerId, pages);
      return;
    }
    this.pages.delete(officerId);
    const { clock, store } = this;
    const seenAt = clock.now() - silentFor;
    this.leaving.set(officerId, seenAt + LIVE);
    await store.write('presence', (tx) => markOfficerSeen(tx, officerId, seenAt));
    this.candidates.shared.forgetAll();
  }

  private async tick(): Promise<void> {
    const now = this.clock.now();
    for (const [officer, until] of this.leaving) {
      if (until > now) continue;
      this.leaving.delete(officer);
      this.board.touch(this.units.get(officer)!, officer);
    }
    const here = [...this.pages.keys()];
    if (!here.length) return;
    const { store } = this;
    await store.write('presence', (tx) => markOfficersSeen(tx, here, now)).catch(() => undefined);
    this.candidates.shared.forgetAll();
  }
}
