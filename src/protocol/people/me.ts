/** Who is signed in. */
import type { Named } from '../answers.js';
import type { DeviceKind } from './shared-device.js';
import type { Role } from '../codes.js';

export interface Me {
  user: { id: string; name: string; title?: string; roles: Role[] };
  /** `figuresOnly`: it stands above districts and has no communities of its own, so no calls either. */
  unit: Named & { dutyPhone?: string; figuresOnly?: true };
  department?: Named;
  communities: Named[];
  /** Where an officer is liaison officer (派驻副书记) now; absent where nowhere. */
  postedTo?: Named[];
  /** What an officer may not do here was shown and acknowledged. */
  briefed: boolean;
  mustChangePassword: boolean;
  /** Their role needs a second factor and they have none: setting one up comes first. */
  mustSetFactor?: boolean;
  /** Signed on: signing out is then a choice to be made. */
  onDuty?: boolean;
  /** A PIN for shared devices is set. */
  pin?: boolean;
  /** The shared device this is asked from; `user` is the device itself where nobody has said who acts. */
  device?: { id: string; kind: DeviceKind; name: string; acts: boolean };
  /** Signing in asks for a one-time code. */
  totp: boolean;
  /** Categories that the administrator added to those that ship. */
  categories: { code: string; nameZh: string; nameEn: string }[];
}
