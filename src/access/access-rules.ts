/** What may be asked of whoever wants something, and who passes: what the access table is written in. */
import { ROLES, type Role } from '../protocol/codes.js';
import type { Actor } from '../kernel/actor.js';

export interface AccessRule {
  who: 'anybody' | readonly Role[];
  /** Also before a password that an administrator set was changed. */
  early?: true;
  /** Also before a second factor was set up that their role needs, beside what is early. */
  factor?: true;
  /** Also by a worker without a second factor: somebody who calls in need is never barred. Of their own calls only. */
  need?: true;
  /** A page says it by itself: at a shared device it does not count as somebody being there. */
  unasked?: true;
  /**
   * Whether it may be asked from a shared device: not at all, by who acts there as far as their role goes, by any
   * that people act on whoever holds it, by walls too, or by walls and no other; `guest`: by whoever came by
   * a link, and nobody else. One's own account is nobody's to change where others stand before the screen.
   */
  device: 'no' | 'acting' | 'held' | 'any' | 'wall' | 'guest';
  /** What the command itself asks further; OpenAPI says it. */
  then:
    | 'nothing'
    | 'own unit'
    | 'own unit and below'
    | 'own community'
    | 'own'
    | 'sees the call'
    | 'takes part'
    | 'holder'
    | 'holder or community'
    | 'own offer'
    | 'own rings'
    | 'own part';
}
export const rule = (
  who: AccessRule['who'],
  then: AccessRule['then'] = 'nothing',
  device: AccessRule['device'] = 'no',
): AccessRule => ({
  who,
  then,
  device,
});
/** May be asked with a password that somebody else set: to know who one is, to choose one's own, to leave. */
export const early = (named: AccessRule): AccessRule => ({ ...named, early: true });
/** To set up a second factor. */
export const factor = (named: AccessRule): AccessRule => ({ ...named, factor: true });
/** To call, and to follow one's own call. */
export const need = (named: AccessRule): AccessRule => ({ ...named, need: true });
/** Said by a page that nobody touched. */
export const unasked = (named: AccessRule): AccessRule => ({ ...named, unasked: true });
/** Volunteers have hours and no part in calls, but for those that they raise at an activity. */
export const everybody = ROLES;
export const inCalls = ['worker', 'officer', 'coordinator', 'admin'] as const;
export const coordinators = ['coordinator', 'admin'] as const;
export const admin = ['admin'] as const;
export const staff = ['officer', 'coordinator', 'admin'] as const;
/** Who has hours of service, and who decides on them. */
export const servers = ['officer', 'volunteer', 'coordinator', 'admin'] as const;
/** Who has hours of their own. */
export const serving = ['officer', 'volunteer'] as const;
/** Whom a community's poster concerns: it asks its own people, not the officers. */
export const inPosters = ['worker', 'coordinator', 'admin'] as const;
/** Who orders talks for a community. */
export const ordering = ['worker', 'officer', 'coordinator', 'admin'] as const;

export const isAllowed = (named: AccessRule, roles: readonly Role[]) =>
  named.who === 'anybody' || named.who.some((role) => roles.includes(role));

/** Whether it waits for the second factor that their role needs and they have not set up. */
export const isBlockedUntilFactor = (
  named: AccessRule | undefined,
  { mustSetFactor, roles }: Pick<Actor, 'mustSetFactor' | 'roles'>,
): boolean =>
  mustSetFactor === true && !named?.early && !named?.factor && !(named?.need && roles.includes('worker'));

/** The first gate of a route, for somebody with a session of their own or at a shared device. */
export function isAdmitted(
  named: AccessRule,
  { roles, device, guest }: Pick<Actor, 'roles' | 'device' | 'guest'>,
): boolean {
  if (guest || named.device === 'guest') return named.device === 'guest' && guest !== undefined;
  if (!device) return isAllowed(named, roles);
  if (device.kind === 'wall') return named.device === 'any' || named.device === 'wall';
  if (named.device === 'held') return true;
  return named.device === 'any' || (named.device === 'acting' && isAllowed(named, roles));
}
