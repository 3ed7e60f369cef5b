/**
 * A person's day is settled as a whole, since the lines of it share one cap: what is newly approved takes what
 * is left, and where a line was taken back the later ones move up. Each change is a verdict of its own.
 */
import type { Queries, Tx } from '../../store/store.js';
import {
  creditDay,
  isCreditable,
  type CreditedEntry,
  type ServicePolicy,
} from '../../ledger/credit-rules.js';
import type { HoursEntryRow, VerdictRow } from '../../ledger/hours.entity.js';
import { servicePolicyOn } from '../../ledger/service-policy.repository.js';
import { adjustHoursRollups } from '../../ledger/hours-rollup.repository.js';
import { updateEntry, validEntriesOfDay } from '../../ledger/hours-entries.repository.js';
import { insertVerdict, verdictsOf } from './verdicts.repository.js';

export const OVER_CAP = 'over_cap';

export interface PersonDay {
  unitId: string;
  personId: string;
  /** YYYY-MM-DD */
  day: string;
}
export interface Approval {
  by: string;
  reason: string | null;
  /** All of it counts, for the reason given. */
  overCap: boolean;
}
export interface SettledDay {
  policy: ServicePolicy;
  /** Lines that stand and are approved, or would be. */
  lines: HoursEntryRow[];
  allotted: Map<string, CreditedEntry>;
  verdicts: VerdictRow[];
}

/** The day with these lines approved too, and what each line would be credited. */
export async function readSettledDay(
  from: Queries,
  of: PersonDay,
  fresh: ReadonlyMap<string, Approval> = new Map(),
): Promise<SettledDay> {
  const policy = await servicePolicyOn(from, of.unitId, of.day);
  const day = await validEntriesOfDay(from, of.personId, of.day);
  const lines = day.filter((e) => e.unitId === of.unitId && (e.state === 'approved' || fresh.has(e.id)));
  // Who changed units within the day has one cap all the same.
  const elsewhere = day.filter((e) => e.unitId !== of.unitId).reduce((sum, e) => sum + e.credited, 0);
  const said = await verdictsOf(
    from,
    lines.map((e) => e.id),
  );
  const approvals = said.filter((v) => v.verdict === 'approved');
  const approvedAt = new Map<string, number>();
  for (const v of approvals) if (!approvedAt.has(v.entryId)) approvedAt.set(v.entryId, v.givenAt);
  const ordered = lines
    .filter((e) => isCreditable(policy, e.who, e.kind))
    .sort(
      (a, b) =>
        (approvedAt.get(a.id) ?? Infinity) - (approvedAt.get(b.id) ?? Infinity) ||
        a.fromAt - b.fromAt ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ id, minutes }) => ({
      id,
      minutes,
      overCap: fresh.get(id)?.overCap === true || approvals.some((v) => v.entryId === id && v.overCap),
    }));
  return { policy, lines, allotted: creditDay(ordered, policy.capMinutes - elsewhere), verdicts: said };
}

/**
 * @param fresh lines that are being approved now
 * @returns those lines as they are after it
 */
export async function settleDay(
  tx: Tx,
  of: PersonDay,
  now: number,
  fresh: ReadonlyMap<string, Approval> = new Map(),
): Promise<HoursEntryRow[]> {
  const { lines, allotted, verdicts: said } = await readSettledDay(tx, of, fresh);
  // The order of approval stays what it was, though a clock be set back or two come within its tick.
  const at = Math.max(now, ...said.map((v) => v.givenAt + 1));
  const changed: { before: HoursEntryRow; after: HoursEntryRow }[] = [];
  for (const before of lines) {
    const approval = fresh.get(before.id);
    const { credited, over } = allotted.get(before.id) ?? { credited: 0, over: false };
    if (!approval && credited === before.credited) continue;
    const overCap = over && approval?.overCap === true;
    const flags = overCap ? [...new Set([...before.flags, OVER_CAP])] : before.flags;
    const after: HoursEntryRow = { ...before, state: 'approved', credited, flags };
    await insertVerdict(tx, {
      entryId: before.id,
      seq: 1 + said.filter((v) => v.entryId === before.id).length,
      verdict: approval ? 'approved' : 'recredited',
      credited,
      overCap,
      givenBy: approval?.by ?? null,
      givenAt: at,
      reason: approval?.reason ?? null,
    });
    await updateEntry(tx, before.id, { state: 'approved', credited, flags });
    changed.push({ before, after });
  }
  await adjustHoursRollups(
    tx,
    changed.map((c) => c.before),
    changed.map((c) => c.after),
  );
  return changed.map((c) => c.after).filter((line) => fresh.has(line.id));
}
