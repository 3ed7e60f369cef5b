/** Checking in to service and out again, as both sides speak of it. Imports nothing but its like. */
import type { Served, ServingRole } from './hours.js';
import type { Holder, Named } from './answers.js';

export const CHECK_IN_KINDS = ['duty', 'outreach', 'training'] as const;
export type CheckInKind = (typeof CHECK_IN_KINDS)[number];
/** Of whom: an officer's duty is signed on to at the desk, and handling a call is measured by itself. */
export const CHECK_INS: Readonly<Record<ServingRole, readonly CheckInKind[]>> = {
  officer: ['outreach', 'training'],
  volunteer: ['duty', 'outreach', 'training'],
};
/** The length that may be set beforehand, and how what is done may be told. */
export const CHECK_IN_LIMITS = { plannedMinutes: 12 * 60, activity: 50 } as const;

export interface CheckInPayload {
  /** A UUID made by the client, so that a repeat on a bad line is known as one. */
  id: string;
  kind: CheckInKind;
  communityId?: string;
  activity?: string;
  /** How long it is to be; absent where nothing was set. */
  plannedMinutes?: number;
  /** Who is in charge. */
  inCharge?: string;
}
export interface CheckOutPayload {
  /** Which check-in is meant; absent: the one that runs. */
  id?: string;
  activity?: string;
  served?: Served;
}

/** A check-in that runs. */
export interface ServiceSession {
  id: string;
  kind: CheckInKind;
  since: string;
  community?: Named;
  activity?: string;
  plannedMinutes?: number;
  inCharge?: Holder;
  /** Forgotten, it closes itself then. */
  closesAt: string;
}
export interface ServiceState {
  /** A phone that is set wrong counts right all the same. */
  serverTime: string;
  running?: ServiceSession;
  /** Of the local day and the local month: the ledger, and what runs and is not in it yet. */
  minutesToday: number;
  minutesMonth: number;
}
/** Who may be in charge of one's service. */
export interface InCharge {
  items: Holder[];
}
