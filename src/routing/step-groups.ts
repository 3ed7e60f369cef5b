/** Whom a step of a policy is for: who of those on duty belongs to it, and who would, were they on duty. Pure. */
import { DAY } from '../protocol/time/durations.js';
import { DEFAULT_WITHIN_DAYS, type PolicyStep } from '../protocol/calls/policy.js';
import type { PassedOverReason } from '../protocol/calls/policy.js';
import type { Candidate } from './candidate.js';

/** Somebody answered a call of theirs at that instant. */
export interface LastHandled {
  officer: string;
  at: number;
}
/** What is known of the unit at the instant of a ring, beside who is on duty. */
export interface RoutingGroups {
  lastOfBeneficiary?: LastHandled | undefined;
  lastOfCommunity?: LastHandled | undefined;
  /** Duty leaders by the roster, now. */
  leaders: readonly string[];
  /** Whose shift it is, in whatever role. */
  rostered: readonly string[];
  coordinators: readonly string[];
}
export const NO_GROUPS: RoutingGroups = { leaders: [], rostered: [], coordinators: [] };

export interface StepGroup {
  has: (c: Candidate) => boolean;
  /** What is said of who does not belong to it. */
  otherwise: PassedOverReason;
  /** Meant by name, on duty or not. */
  named: readonly string[];
  /** They are rung in the order they are named, not by who is best placed. */
  inOrder?: true;
}
interface Asked {
  category: string;
  now: number;
  liaisonId: string | undefined;
  groups: RoutingGroups;
}

const those = (ids: readonly string[], otherwise: PassedOverReason): StepGroup => {
  const set = new Set(ids);
  return { has: (c) => set.has(c.id), otherwise, named: ids };
};
const lately = (handled: LastHandled | undefined, step: PolicyStep, now: number): string[] =>
  handled && now - handled.at <= (step.withinDays ?? DEFAULT_WITHIN_DAYS) * DAY ? [handled.officer] : [];

/** null: everybody on duty. */
export function stepGroupOf(step: PolicyStep, { category, now, liaisonId, groups }: Asked): StepGroup | null {
  switch (step.ring) {
    case 'best':
    case 'all':
      return null;
    case 'liaison':
      return those(liaisonId ? [liaisonId] : [], 'not_liaison');
    case 'last_handler':
      return those(lately(groups.lastOfBeneficiary, step, now), 'not_last_handler');
    case 'last_of_community':
      return those(lately(groups.lastOfCommunity, step, now), 'not_last_of_community');
    case 'skilled': {
      const skill = step.skill ?? category;
      return { has: (c) => c.skills.includes(skill), otherwise: 'not_skilled', named: [] };
    }
    case 'department':
      return {
        has: (c) => c.departmentId !== null && c.departmentId === step.departmentId,
        otherwise: 'not_department',
        named: [],
      };
    case 'people':
      return { ...those(step.people ?? [], 'not_named'), inOrder: true };
    case 'leader':
      return those(groups.leaders, 'not_leader');
    case 'coordinators':
      return { ...those(groups.coordinators, 'not_coordinator'), named: [] };
    case 'roster':
      return those(groups.rostered, 'not_rostered');
  }
}
