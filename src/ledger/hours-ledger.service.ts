/**
 * The hours ledger: lines are appended and never changed. A person's time is counted once, whatever devices,
 * restarts and corrections there are: each write first looks at what the ledger already holds.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Tx } from '../store/store.js';
import { insertClaim, proposedClaimsIn } from './claims.repository.js';
import { closedMonths, monthOfDay } from './closed-months.query.js';
import type { HoursEntryRow } from './hours.entity.js';
import { adjustHoursRollups } from './hours-rollup.repository.js';
import { insertEntry, intervalOf, lockHoursOf, takenEntriesIn } from './hours-entries.repository.js';
import {
  cutAtMidnights,
  minutesBetween,
  subtractIntervals,
  type Interval,
  type Piece,
} from '../kernel/time/intervals.js';

export interface ServedTime extends Interval {
  personId: string;
  who: HoursEntryRow['who'];
  unitId: string;
  kind: HoursEntryRow['kind'];
  source: HoursEntryRow['source'];
  flags: readonly string[];
  /** The duty or service session it was measured in. */
  sessionId: string | null;
  about?: Partial<EntryAbout>;
  recordedBy?: string | null;
  reason?: string | null;
}
/** For whom, what, and who was in charge. */
export type EntryAbout = Pick<
  HoursEntryRow,
  'communityId' | 'callId' | 'claimId' | 'served' | 'activity' | 'inCharge'
>;
const NOTHING: EntryAbout = {
  communityId: null,
  callId: null,
  claimId: null,
  served: null,
  activity: '',
  inCharge: null,
};

@Injectable()
export class HoursLedgerService {
  constructor(private readonly clock: Clock) {}

  /**
   * One line for each local day of what the ledger does not hold yet. Asked again for the same time it
   * writes nothing; time of this session that was corrected away does not come back. What comes late, for a
   * month that is closed, is no line but a claim of the hub's own that waits for the month to be opened.
   * @returns the lines that were written
   */
  async record(tx: Tx, service: ServedTime): Promise<HoursEntryRow[]> {
    await this.hold(tx, service.personId);
    const held = await takenEntriesIn(tx, service, service.sessionId);
    // What was decided on is not proposed again.
    const proposed = await proposedClaimsIn(tx, service);
    const pieces = subtractIntervals(service, [...held, ...proposed].map(intervalOf)).flatMap((part) =>
      cutAtMidnights(part.from, part.to),
    );
    const closed = await closedMonths(
      tx,
      service.unitId,
      pieces.map((piece) => piece.day),
    );
    for (const piece of pieces) if (closed.has(monthOfDay(piece.day))) await this.propose(tx, service, piece);
    const written: HoursEntryRow[] = [];
    for (const { from, to, day } of pieces)
      if (!closed.has(monthOfDay(day))) written.push(...(await this.append(tx, { ...service, from, to })));
    return written;
  }

  /** Lines for the interval as it is, one a local day, and their sums. Whoever asks has seen to it that nothing else holds the time. */
  async append(
    tx: Tx,
    { flags, about, reason, recordedBy, from, to, ...service }: ServedTime,
    at = this.clock.now(),
  ): Promise<HoursEntryRow[]> {
    const rows = cutAtMidnights(from, to).map((piece) => ({
      ...NOTHING,
      ...about,
      ...service,
      id: newId(this.clock),
      fromAt: piece.from,
      toAt: piece.to,
      minutes: minutesBetween(piece.from, piece.to),
      day: piece.day,
      flags: [...flags],
      reverses: null,
      reason: reason ?? null,
      recordedBy: recordedBy ?? null,
      recordedAt: at,
      state: 'pending' as const,
      credited: 0,
    }));
    for (const row of rows) await insertEntry(tx, row);
    await adjustHoursRollups(tx, [], rows);
    return rows;
  }

  /**
   * Writers of one person's hours wait for each other to the end of their transactions. In one unit the
   * desk's queue sees to it; for who moved to another unit, on PostgreSQL, the lock of their account's row.
   */
  async hold(tx: Tx, personId: string): Promise<void> {
    await lockHoursOf(tx, personId);
  }

  private async propose(tx: Tx, service: ServedTime, piece: Piece): Promise<void> {
    const { personId, who, unitId, kind, about } = service;
    const { communityId, callId, served, activity, inCharge } = { ...NOTHING, ...about };
    await insertClaim(tx, {
      personId,
      who,
      unitId,
      kind,
      communityId,
      callId,
      served,
      activity,
      inCharge,
      id: newId(this.clock),
      fromAt: piece.from,
      toAt: piece.to,
      day: piece.day,
      note: null,
      contests: null,
      importId: null,
      state: 'pending',
      enteredBy: null,
      enteredAt: this.clock.now(),
      decidedBy: null,
      decidedAt: null,
      reason: null,
    });
  }
}
