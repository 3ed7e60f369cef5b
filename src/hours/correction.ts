/** A wrong line stays, its reversal and the right lines are added beside it, in one write. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { DutyRow } from '../duty/duty.entities.js';
import { uncounted } from '../duty/turn.js';
import { newId } from '../ids.js';
import type { Actor } from '../people/actor.js';
import { refuse } from '../refusal.js';
import { Store, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { HoursEntryRow } from './hours.entities.js';
import { Ledger } from './ledger.js';
import { union, type Interval } from './tally.js';

const entries = new Table(HoursEntryRow);
const duties = new Table(DutyRow);
/** On a line that a correction wrote. */
export const CORRECTED = 'corrected';

export interface Correction extends Interval {
  reason: string;
}
export interface Corrected {
  reversal: HoursEntryRow;
  /** None where the line was corrected to nothing. */
  entries: HoursEntryRow[];
}

@Injectable()
export class Corrections {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
  ) {}

  /**
   * `from` equal to `to` takes the line away. The same correction again by the same person answers what
   * was written then.
   * @throws Refusal `not_found` for another unit's line; `forbidden` for anybody but a coordinator, and
   *   for one's own line (whoever records does not approve their own); `invalid` for time to come;
   *   `conflict` where the line was corrected by somebody before, or the time is counted by another line
   */
  correct(actor: Actor, entryId: string, correction: Correction): Promise<Corrected> {
    // The unit's desk is where duty is recorded: one after the other there.
    return this.store.write('hours:correct', (tx) => this.perform(tx, actor, entryId, correction), {
      room: `desk:${actor.unitId}`,
    });
  }

  private async perform(tx: Tx, actor: Actor, entryId: string, correction: Correction): Promise<Corrected> {
    const now = this.clock.now();
    const seen = await entries.one(tx, 'where id = ?', [entryId]);
    if (!seen || seen.unitId !== actor.unitId) return refuse('not_found');
    if (!actor.roles.includes('coordinator') || seen.personId === actor.id) return refuse('forbidden');
    if (correction.to > now) return refuse('invalid', { fields: { to: 'field_invalid' } });
    if (correction.from > correction.to) return refuse('invalid', { fields: { to: 'field_invalid' } });
    if (seen.reverses !== null) return refuse('stale');

    await this.ledger.hold(tx, seen.personId);
    const before = await entries.one(tx, 'where reverses = ?', [entryId]);
    if (before) return (await this.same(tx, before, actor, correction)) ?? refuse('stale');
    await this.refuseTwice(tx, seen, correction, now);

    const reversal: HoursEntryRow = {
      ...seen,
      id: newId(this.clock),
      minutes: 0 - seen.minutes,
      credited: 0 - seen.credited,
      reverses: seen.id,
      reason: correction.reason,
      recordedBy: actor.id,
      recordedAt: now,
    };
    await entries.insert(tx, reversal);
    const { personId, who, unitId, kind } = seen;
    const flags = [...new Set([...seen.flags, CORRECTED])];
    const service = {
      personId,
      who,
      unitId,
      kind,
      flags,
      about: seen,
      source: 'back_filled' as const,
      sessionId: null,
      recordedBy: actor.id,
    };
    return { reversal, entries: await this.ledger.append(tx, { ...service, ...correction }, now) };
  }

  /** What a person says is back-filled, and must not say again what is measured, or being measured. */
  private async refuseTwice(tx: Tx, seen: HoursEntryRow, { from, to }: Interval, now: number): Promise<void> {
    if (from === to) return;
    const standing = await this.ledger.standing(tx, { personId: seen.personId, from, to }, seen.id);
    const duty = await duties.one(tx, 'where id = ?', [seen.personId]);
    const running = duty ? uncounted(duty, now) : [];
    if ([...standing, ...running].some((other) => other.from < to && from < other.to))
      refuse('already_exists');
  }

  private async same(
    tx: Tx,
    reversal: HoursEntryRow,
    actor: Actor,
    { from, to, reason }: Correction,
  ): Promise<Corrected | undefined> {
    if (reversal.recordedBy !== actor.id || reversal.reason !== reason) return undefined;
    const { personId, recordedAt } = reversal;
    const written = await entries.find(
      tx,
      'where person_id = ? and recorded_by = ? and recorded_at = ? and reverses is null order by from_at',
      [personId, actor.id, recordedAt],
    );
    const [whole] = union(written.map((e) => ({ from: e.fromAt, to: e.toAt })));
    const equal = whole ? whole.from === from && whole.to === to : from === to;
    return equal ? { reversal, entries: written } : undefined;
  }
}
