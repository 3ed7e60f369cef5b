/** Parts of the evidence as people read them. */
import type { HoursEvidence } from '../../protocol/hours.js';
import { iso } from '../../protocol/instant.js';
import type { Queries } from '../../store/store.js';
import { claimed } from '../../ledger/claim-rows.js';
import type { Of } from './evidence-rows.js';
import type { ClaimRow, HoursEntryRow } from '../../ledger/hours.entities.js';
import type { ServiceSessionRow } from '../../ledger/service.entities.js';
import { standing } from '../../ledger/standing.js';
import type { Interval } from '../../kernel/time/tally.js';

export type Planned = Interval & { name: string };

export const sessionShown = (s: {
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
/** What was set at the check-in; nothing where no length was. */
export const setLengths = (services: readonly ServiceSessionRow[]): Planned[] =>
  services.flatMap(({ startedAt, plannedMinutes, activity }) =>
    plannedMinutes === null
      ? []
      : [{ from: startedAt, to: startedAt + plannedMinutes * 60_000, name: activity }],
  );

/** Lines that stand, and claims that wait, of that person in that time. */
export async function overlapsOf(
  read: Queries,
  of: Of,
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
  const lines = (await standing(read, of)).filter((e) => e.id !== lineId);
  const waiting = (await claimed(read, of, "state = 'pending'")).filter((c) => c.id !== claimId);
  return [...lines.map((e) => shown(e, false)), ...waiting.map((c) => shown(c, true))];
}
