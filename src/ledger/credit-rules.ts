/**
 * How much of a person's day counts as service. Presence and service are two totals: a line on duty is time
 * served in any case; it counts as service only where the unit's policy of that day says so, somebody else
 * approved it, and the day's cap leaves room. Pure.
 */
import { EVER_SINCE, NEVER_CREDITABLE, type ServingRole, type ServiceKind } from '../protocol/hours.js';
import type { HoursPolicyRow } from './hours.entity.js';

export type ServicePolicy = Pick<
  HoursPolicyRow,
  'fromDay' | 'creditable' | 'capMinutes' | 'attendancePercent'
>;
export const DEFAULT_SERVICE_POLICY: ServicePolicy = {
  fromDay: EVER_SINCE,
  creditable: {
    officer: ['call_handling', 'outreach'],
    volunteer: ['duty', 'call_handling', 'outreach'],
  },
  capMinutes: 480,
  attendancePercent: 60,
};

export const isCreditable = (policy: ServicePolicy, who: ServingRole, kind: ServiceKind): boolean =>
  !NEVER_CREDITABLE.includes(kind) && policy.creditable[who].includes(kind);

export interface ApprovedEntry {
  id: string;
  minutes: number;
  /** A reviewer said, with a reason, that all of it counts. */
  overCap: boolean;
}
export interface CreditedEntry {
  credited: number;
  /** More than the cap left. */
  over: boolean;
}
/**
 * @param lines approved lines of one person-day that count by the policy, in the order of their approval
 * @param cap minutes that may be credited on the day; what was let over it uses it up all the same
 */
export function creditDay(lines: readonly ApprovedEntry[], cap: number): Map<string, CreditedEntry> {
  const allotted = new Map<string, CreditedEntry>();
  let left = Math.max(0, cap);
  for (const { id, minutes, overCap } of lines) {
    const credited = overCap ? minutes : Math.min(minutes, left);
    allotted.set(id, { credited, over: credited > left });
    left = Math.max(0, left - credited);
  }
  return allotted;
}
