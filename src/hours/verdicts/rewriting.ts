/**
 * A wrong line is taken back by its reversal, and the right lines are written beside it. Reversal, lines and the
 * sums of the days they touch are of one write.
 */
import type { Tx } from '../../store/store.js';
import type { HoursEntryRow } from '../../ledger/hours.entities.js';
import type { Ledger, About } from '../../ledger/ledger.js';
import { adjust } from '../../ledger/rollup.js';
import { OVER_CAP, settle, type Approval } from './settling.js';
import { entries } from '../../ledger/standing.js';
import type { Interval } from '../../kernel/time/tally.js';

/** On a line that a correction wrote. */
export const CORRECTED = 'corrected';

export interface Rewriting extends Interval {
  reason: string | null;
  /** Who says how it was; null where that is the hub. */
  by: string | null;
  kind?: HoursEntryRow['kind'];
  about?: Partial<About>;
  /** The new lines are approved with it. */
  approval?: Approval;
}
export interface Corrected {
  reversal: HoursEntryRow;
  /** None where the line was corrected to nothing. */
  entries: HoursEntryRow[];
}

/** @param seen a line that stands, in months that are open */
export async function rewrite(
  tx: Tx,
  ledger: Ledger,
  seen: HoursEntryRow,
  to: Rewriting,
  at: { id: string; now: number },
): Promise<Corrected> {
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
  await entries.insert(tx, reversal);
  await adjust(tx, [], [reversal]);
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
    settled.push(...(await settle(tx, { unitId, personId, day }, at.now, approvals)));
  }
  return { reversal, entries: written.map((line) => settled.find((s) => s.id === line.id) ?? line) };
}

const aboutOf = ({ communityId, callId, claimId, served, activity, inCharge }: HoursEntryRow): About => ({
  communityId,
  callId,
  claimId,
  served,
  activity,
  inCharge,
});
