/** Who is acting, as known from the session. Everything an access rule may ask is here. */
import type { Lang } from '../protocol/lang.js';
import type { Refusal } from './refusal/refusal.js';
import type { Role } from '../protocol/codes.js';

/** The shared device somebody stands at. */
export interface ActingDevice {
  id: string;
  kind: 'community' | 'shift' | 'wall';
  /** Somebody said that they act, or took it; the actor is the device itself where nobody has. */
  acts: boolean;
  /** Their PIN was not shown, or not lately: particulars stay masked. */
  locked: boolean;
  /** Who stands there now, where the actor is the author of what was said before: that is who sees the answer. */
  before?: { id: string; acts: boolean };
}
export interface Actor {
  id: string;
  name: string;
  title?: string;
  roles: readonly Role[];
  unitId: string;
  departmentId: string | null;
  /** Communities a worker or volunteer belongs to, the first one first. */
  communityIds: readonly string[];
  sessionId: string;
  /** Their password was set by an administrator: they may choose their own, and nothing else. */
  mustChangePassword?: boolean;
  /** Their role needs a second factor and they have none: they may set one up, call in need, and nothing else. */
  mustSetFactor?: boolean;
  /** When they signed in; absent on a shared device. */
  signedInAt?: number;
  /** Absent in a session of one's own. */
  device?: ActingDevice;
  /** Nobody's account: they came by a link, and may be in this one video call. */
  guest?: { videoId: string };
  lang: Lang;
}

/** An actor with one request of theirs. Repeats cost nothing of an allowance, so it is known only inside the write whether one does. */
export interface CommandActor extends Actor {
  /** Their allowance is used up: thrown where something would be written. */
  over?: Refusal;
  /** Something was written. */
  wrote?: boolean;
}

/** Whose allowance a request costs: a shared device has one of its own, so that it uses up nobody's. */
export const allowanceKeyOf = (actor: Actor): string => actor.device?.id ?? actor.id;
