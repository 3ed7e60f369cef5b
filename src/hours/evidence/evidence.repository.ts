/** What the hub measured of a person around a time: sign-ons, rings and calls held. Reads only. */
import { MINUTE, DAY } from '../../protocol/time/durations.js';
import { HOLDER_DEEDS } from '../../call/fact-effects.js';
import { offerTable } from '../../desk/journal/journal.repository.js';
import { journalsOf } from '../../call/facts.repository.js';
import { DutySession } from '../../ledger/duty.entity.js';
import type { HoursEvidence } from '../../protocol/hours.js';
import { iso } from '../../protocol/time/instant.js';
import { placeholders, type Queries } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { heldSpans } from './held-spans.js';
import { AttendanceRow, ServiceSessionRow } from '../../ledger/service.entity.js';
import { findActivities } from '../../outreach/activities/activities.repository.js';
import { entryTable } from '../../ledger/hours-entries.repository.js';
import type { Interval } from '../../kernel/time/intervals.js';

const sessions = new Table(DutySession);
const services = new Table(ServiceSessionRow);
const attendances = new Table(AttendanceRow);
export type PersonInterval = Interval & { personId: string; unitId: string };
/** A call that is held longer than this before the time is found only while it is held still. */
const LOOK_BACK = 30 * DAY;
/** Ids sort by the time they were made at; the clock of another node may differ by this. */
const SLACK = MINUTE;

/** The least id that could be made at the instant (UUIDv7). */
const idAt = (at: number): string => {
  const hex = Math.max(0, at).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
};

/** One checking in and out, to service or at an activity; `planned` is the time that was set, null where none was. */
export type CheckIn = Pick<
  ServiceSessionRow,
  'id' | 'startedAt' | 'endedAt' | 'forgotten' | 'activity' | 'communityId'
> & { planned: Interval | null };

/** The sign-ons and check-ins of that time, and the one the line was measured in. */
export async function dutySessionsIn(
  from: Queries,
  of: PersonInterval,
  sessionId: string | null,
): Promise<{ duty: DutySession[]; service: CheckIn[] }> {
  const when = '(id = ? or (started_at < ? and (ended_at is null or ended_at > ?))) order by started_at';
  const params = [of.personId, sessionId, of.to, of.from];
  const served = await services.find(from, `where person_id = ? and ${when}`, params);
  const there = await attendances.find(
    from,
    `where person_id = ? and started_at is not null and ${when}`,
    params,
  );
  return {
    duty: await sessions.find(from, `where officer_id = ? and ${when}`, params),
    service: [
      ...served.map(({ plannedMinutes, ...row }) => ({
        ...row,
        planned:
          plannedMinutes === null
            ? null
            : { from: row.startedAt, to: row.startedAt + plannedMinutes * MINUTE },
      })),
      ...(await atActivities(from, there)),
    ],
  };
}

async function atActivities(from: Queries, there: readonly AttendanceRow[]): Promise<CheckIn[]> {
  const activities = await findActivities(
    from,
    there.map((row) => row.activityId),
  );
  const known = new Map(activities.map((activity) => [activity.id, activity]));
  return there.flatMap(({ activityId, id, startedAt, endedAt, forgotten }) => {
    const activity = known.get(activityId);
    if (!activity || startedAt === null) return [];
    const { title, communityId, fromAt, toAt } = activity;
    const planned = { from: fromAt, to: toAt };
    return [{ id, startedAt, endedAt, forgotten, activity: title, communityId, planned }];
  });
}

/** Each line of the session: its cuts are pauses and midnights. */
export async function dutyStretchesIn(from: Queries, sessionId: string | null): Promise<Interval[]> {
  if (sessionId === null) return [];
  const rows = await entryTable.find(
    from,
    'where session_id = ? and session_id is not null and reverses is null order by from_at',
    [sessionId],
  );
  return rows.map((e) => ({ from: e.fromAt, to: e.toAt }));
}

/** In the order they came; drills left out. */
export async function ringsIn(from: Queries, of: PersonInterval): Promise<HoursEvidence['rings']> {
  const rung = await offerTable.find(
    from,
    'where id >= ? and id < ? and officer_id = ? and rung_at >= ? and rung_at < ? order by rung_at, id',
    [idAt(of.from - SLACK), idAt(of.to + SLACK), of.personId, of.from, of.to],
  );
  const numbers = await numbersOf(
    from,
    of.unitId,
    rung.map((o) => o.callId),
  );
  return rung.flatMap((o) => {
    const number = numbers.get(o.callId);
    if (number === undefined) return [];
    return [{ at: iso(o.rungAt), callId: o.callId, number, ...(o.ending !== null && { ending: o.ending }) }];
  });
}

export async function callsHeldIn(from: Queries, of: PersonInterval): Promise<HoursEvidence['held']> {
  const taken = await from.rows<{ call_id: string }>(
    `select call_id from offer where id >= ? and id < ? and officer_id = ? and ending = 'accepted'
      union select id from call where holder_id = ? and state = 'active'
      union select id from call where desk = 1 and raised_by = ? and raised_at >= ? and raised_at < ?`,
    [
      idAt(of.from - LOOK_BACK),
      idAt(of.to + SLACK),
      of.personId,
      of.personId,
      of.personId,
      of.from - LOOK_BACK,
      of.to,
    ],
  );
  const numbers = await numbersOf(
    from,
    of.unitId,
    taken.map((t) => t.call_id),
  );
  const journals = await journalsOf(from, [...numbers.keys()], HOLDER_DEEDS);
  return [...numbers]
    .flatMap(([callId, number]) =>
      heldSpans(journals.get(callId) ?? [], of.personId)
        .filter((h) => h.from < of.to && (h.to === null || h.to > of.from))
        .map((h) => ({ callId, number, from: iso(h.from), ...(h.to !== null && { to: iso(h.to) }) })),
    )
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

async function numbersOf(
  from: Queries,
  unitId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (!ids.length) return new Map();
  const wanted = [...new Set(ids)];
  const rows = await from.rows<{ id: string; number: string }>(
    `select id, number from call where id in (${placeholders(wanted)}) and unit_id = ? and drill is null`,
    [...wanted, unitId],
  );
  return new Map(rows.map((c) => [c.id, c.number]));
}
