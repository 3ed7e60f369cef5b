/**
 * What the auditor reads, in its own words and none of the dispatcher's. Each question is answered from an index of
 * what is open, due, alive or recent, so that a million closed calls cost nothing.
 */
import { MINUTE } from '../protocol/time/durations.js';
import { openStates } from '../call/open-states.sql.js';
import type { Queries } from '../store/store.js';
import { AUDIT_GRACE, judgeCall, judgeDelivery, judgeOffer, type FoundFault } from './audit-rules.js';

const MOST = 5000;
const RECENT = 10 * MINUTE;
const STUCK = MINUTE;
const OPEN = `select c.id, c.unit_id, c.state, c.holder_id, c.raised_at, c.due_at, c.ringing,
    (select count(*) from offer o where o.call_id = c.id and o.ended_at is null) as rings
  from call c where c.${openStates} order by c.unit_id, c.raised_at limit ${MOST}`;
const DUE = `select id, unit_id from call where due_at < ? order by due_at limit ${MOST}`;
const DUTY_DUE = `select id, unit_id from duty where due_at < ? order by due_at limit ${MOST}`;
const OFFERS = `select o.id, o.call_id, o.expires_at,
    (select c.state from call c where c.id = o.call_id) as state,
    (select c.unit_id from call c where c.id = o.call_id) as unit_id
  from offer o where o.ended_at is null limit ${MOST}`;
/**
 * A ring that ended or was heard needs no notice any more, a quiet hour is no failure, and a word that was no ring to
 * somebody without a channel waits for them on their page.
 */
const NOTICES = `select unit_id,
    sum(case when delivered_at is not null then 1 else 0 end) as delivered,
    sum(case when delivered_at is null and failure is not null and failure not in ('ring ended', 'received', 'quiet hours')
      and not (failure = 'no channel' and kind <> 'ring') then 1 else 0 end) as failed,
    sum(case when due_at is not null and due_at < ? and deadline > ? then 1 else 0 end) as stuck
  from notice where created_at > ? group by unit_id`;
const LATE = `select unit_id, count(*) as n from call where late_at is not null group by unit_id`;
const LOOPS = `select unit_id, id, passed from drill d where kind = 'loop' and ended_at is not null
  and started_at = (select max(l.started_at) from drill l where l.unit_id = d.unit_id and l.kind = 'loop'
    and l.ended_at is not null)`;

interface CallRead {
  id: string;
  unit_id: string;
  state: string;
  holder_id: string | null;
  raised_at: number;
  due_at: number | null;
  ringing: string;
  rings: number;
}
interface Ringing {
  alerts?: unknown[];
  booked?: number | null;
}
/** A book that cannot be read is a call that nobody minds. */
function attended(text: string): boolean {
  try {
    const { alerts = [], booked = null } = JSON.parse(text) as Ringing;
    return alerts.length > 0 || booked !== null;
  } catch {
    return false;
  }
}

/** Everything that is wrong now, but for the parts of the hub itself. */
export async function findFaults(read: Queries, now: number): Promise<FoundFault[]> {
  const [open, due, duties, offers, notices, late, loops] = await Promise.all([
    read.rows<CallRead>(OPEN),
    read.rows<{ id: string; unit_id: string }>(DUE, [now - AUDIT_GRACE]),
    read.rows<{ id: string; unit_id: string }>(DUTY_DUE, [now - AUDIT_GRACE]),
    read.rows<{
      id: string;
      call_id: string;
      expires_at: number;
      state: string | null;
      unit_id: string | null;
    }>(OFFERS),
    read.rows<{ unit_id: string; delivered: number; failed: number; stuck: number }>(NOTICES, [
      now - STUCK,
      now,
      now - RECENT,
    ]),
    read.rows<{ unit_id: string; n: number }>(LATE),
    read.rows<{ unit_id: string; id: string; passed: number | null }>(LOOPS),
  ]);
  const found: (FoundFault | undefined)[] = [
    ...open.map((c) =>
      judgeCall(
        {
          id: c.id,
          unitId: c.unit_id,
          state: c.state,
          holderId: c.holder_id,
          raisedAt: c.raised_at,
          dueAt: c.due_at,
          rings: Number(c.rings),
          attended: c.state === 'waiting' && attended(c.ringing),
        },
        now,
      ),
    ),
    ...due.map((c) => ({ kind: 'overdue' as const, unitId: c.unit_id, subject: c.id, callId: c.id })),
    ...duties.map((d) => ({ kind: 'overdue' as const, unitId: d.unit_id, subject: d.id })),
    ...offers.map((o) =>
      judgeOffer(
        { id: o.id, callId: o.call_id, expiresAt: o.expires_at, state: o.state, unitId: o.unit_id },
        now,
      ),
    ),
    ...notices.flatMap((n) =>
      judgeDelivery({
        unitId: n.unit_id,
        delivered: Number(n.delivered),
        failed: Number(n.failed),
        stuck: Number(n.stuck),
      }),
    ),
    ...late.map((l) => ({
      kind: 'late_found' as const,
      unitId: l.unit_id,
      subject: l.unit_id,
      count: Number(l.n),
    })),
    ...loops
      .filter((l) => l.passed === 0)
      .map((l) => ({ kind: 'loop_failed' as const, unitId: l.unit_id, subject: l.unit_id })),
  ];
  return found.filter((f) => f !== undefined);
}
