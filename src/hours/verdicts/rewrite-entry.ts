/**
 * A wrong line is taken back by its reversal, and the right lines are written beside it. Reversal, lines and the
 * sums of the days they touch are of one write.
 */
import type { Tx } from '../../store/store.js';
import type { HoursEntryRow } from '../../ledger/hours.entity.js';
import type { HoursLedgerService, EntryAbout } from '../../ledger/hours-ledger.service.js';
import { adjustHoursRollups } from '../../ledger/hours-rollup.repository.js';
import { OVER_CAP, settleDay, type Approval } from './settle-day.js';
import { insertEntry } from '../../ledger/hours-entries.repository.js';
import type { Interval } from '../../kernel/time/intervals.js';

/** On a line that a correction wrote. */
export const CORRECTED = 'corrected';

export interface EntryRewrite extends Interval {
  reason: string | null;
  /** Who says how it was; null where that is the hub. */
  by: string | null;
  kind?: HoursEntryRow['kind'];
  about?: Partial<EntryAbout>;
  /** The new lines are approved with it. */
  approval?: Approval;
}
export interface RewrittenEntry {
  reversal: HoursEntryRow;
  /** None where the line was corrected to nothing. */
  entries: HoursEntryRow[];
}

/** @param seen a line that stands, in months that are open */
export async function rewriteEntry(
  tx: Tx,
  ledger: HoursLedgerService,
  seen: HoursEntryRow,
  to: EntryRewrite,
  at: { id: string; now: number },
): Promise<RewrittenEntry> {
  const { reason, by, approval, from, to: until } = to;
  const reversal: HoursEntryRow = {
    ...seen,
    id: at.id,
    minutes: 0 - seen.minutes,
    credited: 0 - seen.credited,
    reverses: seen.id,
    reason,
    recordedBy: by,
    recordedAt: at.now,
  };
  await insertEntry(tx, reversal);
  await adjustHoursRollups(tx, [], [reversal]);
  const { personId, who, unitId } = seen;
  const written = await ledger.append(
    tx,
    {
      personId,
      who,
      unitId,
      reason,
      from,
      to: until,
      kind: to.kind ?? seen.kind,
      source: 'back_filled',
      flags: [...new Set([...seen.flags.filter((flag) => flag !== OVER_CAP), CORRECTED])],
      sessionId: null,
      about: { ...aboutOf(seen), ...to.about },
      recordedBy: by,
    },
    at.now,
  );
  const days = new Set([seen.day, ...written.map((line) => line.day)]);
  const settled: HoursEntryRow[] = [];
  for (const day of [...days].sort()) {
    const fresh = written.filter((line) => approval && line.day === day);
    const approvals = new Map(fresh.map((line) => [line.id, approval!] as const));
    settled.push(...(await settleDay(tx, { unitId, personId, day }, at.now, approvals)));
  }
  return { reversal, entries: written.map((line) => settled.find((s) => s.id === line.id) ?? line) };
}

const aboutOf = ({
  communityId,
  callId,
  claimId,
  served,
  activity,
  inCharge,
}: HoursEntryRow): EntryAbout => ({
  communityId,
  callId,
  claimId,
  served,
  activity,
  inCharge,
});
