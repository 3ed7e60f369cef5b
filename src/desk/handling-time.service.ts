/**
 * What a holder did on a call beside duty goes to their ledger when they let go of it: sittings read from
 * their own facts in the journal, for what neither the ledger nor anything that runs has.
 */
import { Injectable } from '@nestjs/common';
import { HoursLedgerService } from '../ledger/hours-ledger.service.js';
import { runningTimeOf } from '../ledger/running-time.query.js';
import { handlingStretches } from '../ledger/handling-stretches.js';
import { subtractIntervals } from '../kernel/time/intervals.js';
import type { DeedName } from '../protocol/codes.js';
import type { Tx } from '../store/store.js';
import type { CallRow } from '../call/call.entity.js';
import { deedsOf } from '../call/facts.repository.js';
import type { CallUpdate } from './call-update.js';
import type { DeskTransaction } from './desk-transaction.js';

/** With these a person becomes the holder. */
const TOOK: readonly DeedName[] = ['accepted', 'walked_in', 'transferred', 'close_taken_back'];

@Injectable()
export class HandlingTimeService {
  constructor(private readonly ledger: HoursLedgerService) {}

  /** Inside the write of the command that let go. */
  async record({ tx, now, updates }: Pick<DeskTransaction, 'tx' | 'now' | 'updates'>): Promise<void> {
    for (const update of updates) {
      const holder = whoLetGo(update);
      if (holder) await this.ofHolder(tx, update.after.line, holder, now);
    }
  }

  private async ofHolder(tx: Tx, line: Readonly<CallRow>, personId: string, now: number): Promise<void> {
    const deeds = await deedsOf(tx, line.id, personId);
    // Of an earlier time at which they held it the ledger was told then.
    const own = deeds.slice(
      Math.max(
        0,
        deeds.findLastIndex(({ deed }) => TOOK.includes(deed)),
      ),
    );
    const found = handlingStretches(own.map(({ at }) => Number(at)));
    if (!found.length) return;
    const runs = await runningTimeOf(tx, personId, now);
    for (const part of found.flatMap((sitting) => subtractIntervals(sitting, runs)))
      await this.ledger.record(tx, {
        ...part,
        personId,
        who: 'officer',
        unitId: line.unitId,
        kind: 'call_handling',
        source: 'measured',
        flags: [],
        sessionId: null,
        about: { callId: line.id, communityId: line.communityId },
      });
  }
}

/** Drills are in no figure. */
function whoLetGo({ before, after }: CallUpdate): string | undefined {
  const gave = before?.line.state === 'active' ? before.line.holderId : null;
  if (gave === null || after.line.drill) return undefined;
  return after.line.state !== 'active' || after.line.holderId !== gave ? gave : undefined;
}
