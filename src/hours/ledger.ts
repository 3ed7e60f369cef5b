/**
 * The hours ledger: lines are appended and never changed. An officer's time is counted once, whatever
 * devices, restarts and corrections there are: each write first looks at what the ledger already holds.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { newId } from '../ids.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { localDay } from './days.js';
import { HoursEntryRow } from './hours.entities.js';
import { cutAtMidnights, minutesBetween, without, type Interval } from './tally.js';

const entries = new Table(HoursEntryRow);
/** A line that counts: no reversal, and not reversed. */
const STANDING =
  'reverses is null and not exists (select 1 from hours_entry r where r.reverses = hours_entry.id)';

export interface Service extends Interval {
  personId: string;
  who: HoursEntryRow['who'];
  unitId: string;
  kind: HoursEntryRow['kind'];
  source: HoursEntryRow['source'];
  flags: readonly string[];
  /** The duty session it was measured in. */
  sessionId: string | null;
  about?: Partial<About>;
  recordedBy?: string;
  reason?: string;
}
/** For whom, what, and who was in charge. */
export type About = Pick<
  HoursEntryRow,
  'communityId' | 'callId' | 'claimId' | 'served' | 'activity' | 'inCharge'
>;
const NOTHING: About = {
  communityId: null,
  callId: null,
  claimId: null,
  served: null,
  activity: '',
  inCharge: null,
};

@Injectable()
export class Ledger {
  constructor(private readonly clock: Clock) {}

  /**
   * One line for each local day of what the ledger does not hold yet. Asked again for the same time it
   * writes nothing; time of this session that was corrected away does not come back.
   */
  async record(tx: Tx, service: Service): Promise<void> {
    await this.hold(tx, service.personId);
    const taken = await overlapping(tx, service, service.sessionId);
    for (const part of without(service, taken))
      await this.append(tx, { ...service, from: part.from, to: part.to });
  }

  /** Lines that count and share time with the interval, but for one of them. */
  async standing(tx: Tx, of: Interval & { personId: string }, but: string): Promise<Interval[]> {
    return (await overlapping(tx, of, null)).filter((e) => e.id !== but);
  }

  async append(
    tx: Tx,
    { flags, about, reason, recordedBy, from, to, ...service }: Service,
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
    for (const row of rows) await entries.insert(tx, row);
    return rows;
  }

  /**
   * Writers of one officer's hours wait for each other to the end of their transactions. In one unit the
   * desk's room sees to it; for who moved to another unit, on PostgreSQL, the lock of the duty row.
   */
  async hold(tx: Tx, personId: string): Promise<void> {
    await tx.run('update duty set unit_id = unit_id where id = ?', [personId]);
  }

  /** Whole minutes of the officer in the ledger on a local day (YYYY-MM-DD); a running session is not in it. */
  async minutesOn(from: Queries, personId: string, day: string): Promise<number> {
    const [row] = await from.rows<{ minutes: number }>(
      'select coalesce(sum(minutes), 0) as minutes from hours_entry where person_id = ? and day = ?',
      [personId, day],
    );
    return Number(row!.minutes);
  }
}

async function overlapping(
  tx: Tx,
  of: Interval & { personId: string },
  sessionId: string | null,
): Promise<(Interval & { id: string })[]> {
  const rows = await entries.find(
    tx,
    `where person_id = ? and day >= ? and day <= ? and from_at < ? and to_at > ? and reverses is null and (session_id = ? or (${STANDING}))`,
    [of.personId, localDay(of.from), localDay(of.to), of.to, of.from, sessionId],
  );
  return rows.map((row) => ({ id: row.id, from: row.fromAt, to: row.toAt }));
}
