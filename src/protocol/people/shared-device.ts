/** A device that several people use. */
import type { Holder } from '../answers.js';

/** A telephone or PC that many use: a community's, an officers' shift phone, or a wall screen that only shows. */
export type DeviceKind = 'community' | 'shift' | 'wall';

export interface SharedDevice {
  id: string;
  kind: DeviceKind;
  name: string;
  /** invited: its code waits · unused: the code was not used in time · over: its ninety days are */
  state: 'invited' | 'unused' | 'enrolled' | 'over' | 'withdrawn';
  invitedBy: Holder;
  createdAt: string;
  codeUntil?: string;
  enrolledAt?: string;
  expiresAt?: string;
  seenAt?: string;
  withdrawnAt?: string;
  withdrawnBy?: Holder;
  acting?: Holder;
  browser: string;
}

export interface DeviceInvitation {
  id: string;
  code: string;
  url: string;
  expiresAt: string;
}

/** What a shared device knows of itself. */
export interface DeviceState {
  id: string;
  kind: DeviceKind;
  name: string;
  /** Who may act here; `pin` where they have set one. */
  people: (Holder & { pin: boolean })[];
  acting?: Holder;
  /** When it is asked again who acts, if nobody does anything meanwhile. */
  actsUntil?: string;
  unlockedUntil?: string;
  expiresAt: string;
  serverTime: string;
}
