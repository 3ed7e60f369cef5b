/**
 * Who acts on a shared device at an instant. On a community's device a worker says so with one touch and is asked
 * again after a quiet half hour; their PIN unlocks particulars for five minutes. A shift phone is its taker's
 * until it is given back, taken by another, or a day is over. On a wall nobody acts. Pure.
 */
import { MINUTE, DAY } from '../protocol/time/durations.js';
import type { Role } from '../protocol/codes.js';
import type { DeviceRow } from '../directory/people/device.entity.js';

/** Milliseconds. */
export const ACTING_LIMITS = {
  code: 15 * MINUTE,
  enrolment: 90 * DAY,
  quiet: 30 * MINUTE,
  unlock: 5 * MINUTE,
  taking: DAY,
} as const;

type Place = Pick<DeviceRow, 'kind' | 'unitId' | 'communityId' | 'departmentId'>;
type Held = Place & Pick<DeviceRow, 'actingId' | 'actingSince' | 'usedAt' | 'unlockedUntil'>;
export interface ActingCandidate {
  id: string;
  roles: readonly Role[];
  unitId: string;
  departmentId: string | null;
  communityIds: readonly string[];
  disabled: boolean;
}

/** The community's workers; the officers of the unit, or of the phone's department. */
export function canActOn(device: Place, person: ActingCandidate): boolean {
  if (person.disabled || device.kind === 'wall') return false;
  if (device.kind === 'community')
    return person.roles.includes('worker') && person.communityIds.includes(device.communityId ?? '');
  return (
    person.roles.includes('officer') &&
    person.unitId === device.unitId &&
    (device.departmentId === null || person.departmentId === device.departmentId)
  );
}

/** Until when the choice stands if nobody does anything; undefined where nobody was chosen. */
export function actingUntil(device: Held): number | undefined {
  if (device.actingId === null) return undefined;
  return device.kind === 'shift'
    ? (device.actingSince ?? 0) + ACTING_LIMITS.taking
    : Math.max(device.usedAt ?? 0, device.actingSince ?? 0) + ACTING_LIMITS.quiet;
}

/** @param person whose id is the device's `actingId`; undefined where there is none */
export function isActing(device: Held, person: ActingCandidate | undefined, now: number): boolean {
  const until = actingUntil(device);
  return until !== undefined && now < until && person !== undefined && canActOn(device, person);
}

/** Whether the particulars stay masked: a shift phone was taken with the PIN, a community's device is unlocked by it. */
export const isLocked = (device: Held, acts: boolean, now: number): boolean =>
  !acts || (device.kind === 'community' && (device.unlockedUntil ?? 0) <= now);
