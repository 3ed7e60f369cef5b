/** Duty as the officer and the board see it. */
import { localDay, startOfDay } from '../../protocol/time/local-day.js';
import { minutesSince, subtractRecorded } from '../../ledger/served-minutes.query.js';
import { iso } from '../../protocol/time/instant.js';
import type { DutyState } from '../../protocol/people/duty-state.js';
import type { PauseReason } from '../../protocol/codes.js';
import type { Queries } from '../../store/store.js';
import type { DutyRow } from '../../ledger/duty.entity.js';
import { dutyMinutesOn } from '../../ledger/hours-entries.repository.js';
import { findDuty } from './duties.repository.js';
import { callsHeldBy } from './held-calls.query.js';
import { unrecordedStretches } from '../../ledger/duty-session-rules.js';

export const pauseView = (reason: PauseReason | null, until: number | null) =>
  reason === null ? {} : { paused: { reason, ...(until !== null && { until: iso(until) }) } };

/** minutesToday: duty of the local day in the ledger, and what runs of it that no other line has. */
export async function dutyStateView(from: Queries, officerId: string, now: number): Promise<DutyState> {
  const row = await findDuty(from, officerId);
  const counted = await dutyMinutesOn(from, officerId, localDay(now));
  if (row?.since == null) return { onDuty: false, minutesToday: counted };
  const fresh = await subtractRecorded(from, officerId, unrecordedStretches(row, now));
  return {
    onDuty: true,
    ...pauseView(row.pauseReason, row.pausedUntil),
    since: iso(row.since),
    minutesToday: counted + minutesSince(startOfDay(now), fresh),
    ...(await endingOf(from, row)),
  };
}

/** Where somebody signs off: what has become of each call they still hold. */
async function endingOf(from: Queries, row: DutyRow): Promise<Pick<DutyState, 'endingAt' | 'handover'>> {
  if (row.endingAt === null || !row.ending) return {};
  const { kept, asked } = row.ending;
  const calls = (await callsHeldBy(from, row.id)).map(({ id, ringing }) => ({
    callId: id,
    state: ringing ? ('ringing' as const) : kept.includes(id) ? ('kept' as const) : ('open' as const),
  }));
  return { endingAt: iso(row.endingAt), handover: { asked, calls } };
}
