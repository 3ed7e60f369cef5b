/** What is wrong with what the auditor read. It trusts no one: it asks the rows, not who wrote them. Pure. */
import type { FindingKind } from '../protocol/watch.js';

/** What is newer than this may be under way. */
export const AUDIT_GRACE = 30_000;
/** Fewer notices than this prove nothing. */
const LEAST_FAILED = 3;

export interface FoundFault {
  kind: FindingKind;
  unitId: string;
  subject: string;
  callId?: string;
  count?: number;
}
export interface AuditedCall {
  id: string;
  unitId: string;
  state: string;
  holderId: string | null;
  raisedAt: number;
  dueAt: number | null;
  /** Rings of it that are alive. */
  rings: number;
  /** A coordinator was alerted and the alert holds, or it is booked for a time to come. */
  attended: boolean;
}

/** Every open call is being rung, is held, or waits with an alert and an instant at which it is looked at again. */
export function judgeCall(c: AuditedCall, now: number): FoundFault | undefined {
  if (c.raisedAt > now - AUDIT_GRACE) return undefined;
  const fine =
    (c.state === 'ringing' && c.rings > 0 && c.dueAt !== null) ||
    (c.state === 'active' && c.holderId !== null) ||
    (c.state === 'waiting' && c.attended && c.dueAt !== null);
  return fine ? undefined : { kind: 'unwatched', unitId: c.unitId, subject: c.id, callId: c.id };
}

export interface LiveOffer {
  id: string;
  callId: string;
  expiresAt: number;
  /** null: the call is not there at all. */
  state: string | null;
  unitId: string | null;
}
/** A ring lives only while its call is open, and no longer than its time. */
export function judgeOffer(o: LiveOffer, now: number): FoundFault | undefined {
  const of = { unitId: o.unitId ?? '', subject: o.id, callId: o.callId };
  if (o.state === null || o.state === 'closed' || o.state === 'cancelled')
    return { kind: 'dead_offer', ...of };
  if (o.expiresAt < now - AUDIT_GRACE) return { kind: 'overdue', ...of };
  return undefined;
}

export interface Delivery {
  unitId: string;
  delivered: number;
  failed: number;
  stuck: number;
}
export function judgeDelivery({ unitId, delivered, failed, stuck }: Delivery): FoundFault[] {
  const found: FoundFault[] = [];
  if (failed >= LEAST_FAILED && failed >= delivered)
    found.push({ kind: 'notices_failing', unitId, subject: unitId, count: failed });
  if (stuck > 0) found.push({ kind: 'notices_stuck', unitId, subject: unitId, count: stuck });
  return found;
}

/** The State Council's notice comes in November: from December on somebody has to see to it where it is not known. */
const FROM = '-12-01';
/**
 * Each year is a finding of its own: its coordinators are told of the next one too, where both stay unknown.
 * @param today YYYY-MM-DD, local
 */
export function judgeHolidays(
  units: readonly { id: string; published: ReadonlySet<number> }[],
  today: string,
): FoundFault[] {
  const year = Number(today.slice(0, 4));
  const wanted = today.slice(4) >= FROM ? year + 1 : year;
  return units
    .filter(({ published }) => !published.has(wanted))
    .map(({ id }) => ({ kind: 'holidays_unknown', unitId: id, subject: `${id}:${wanted}`, count: wanted }));
}
