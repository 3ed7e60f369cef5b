/** Parts of the evidence as people read them. */
import type { HoursEvidence } from '../../protocol/hours.js';
import { iso } from '../../protocol/time/instant.js';
import type { Queries } from '../../store/store.js';
import { pendingClaimsIn } from '../../ledger/claims.repository.js';
import type { CheckIn, PersonInterval } from './evidence.repository.js';
import type { ClaimRow, HoursEntryRow } from '../../ledger/hours.entity.js';
import { validEntriesIn } from '../../ledger/hours-entries.repository.js';
import type { Interval } from '../../kernel/time/intervals.js';

export type PlannedTime = Interval & { name: string };

export const sessionView = (s: {
  id: string;
  startedAt: number;
  endedAt: number | null;
  forgotten: boolean;
}) => ({
  id: s.id,
  from: iso(s.startedAt),
  ...(s.endedAt !== null && { to: iso(s.endedAt) }),
  forgotten: s.forgotten,
});
/** What was set, at the check-in or for the activity; nothing where no length was. */
export const plannedTimes = (services: readonly CheckIn[]): PlannedTime[] =>
  services.flatMap(({ planned, activity }) => (planned === null ? [] : [{ ...planned, name: activity }]));

/** Lines that stand, and claims that wait, of that person in that time. */
export async function overlapViews(
  read: Queries,
  of: PersonInterval,
  lineId: string | null,
  claimId: string | null,
): Promise<HoursEvidence['overlaps']> {
  const shown = (row: HoursEntryRow | ClaimRow, claim: boolean) => ({
    id: row.id,
    kind: row.kind,
    from: iso(row.fromAt),
    to: iso(row.toAt),
    claim,
  });
  const lines = (await validEntriesIn(read, of)).filter((e) => e.id !== lineId);
  const waiting = (await pendingClaimsIn(read, of)).filter((c) => c.id !== claimId);
  return [...lines.map((e) => shown(e, false)), ...waiting.map((c) => shown(c, true))];
}
