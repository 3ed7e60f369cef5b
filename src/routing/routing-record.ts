/**
 * What routing was asked about the world, kept with the ring in a few bytes a person, so that it can be asked again
 * years later. What the call itself knew is in its journal; who was on duty is in the ring's own lists. Pure.
 */
import type { PolicyStep } from '../protocol/calls/policy.js';
import { NO_GROUPS, type RoutingGroups } from './step-groups.js';
import type { RoutingQuestion } from './route.js';
import type { PassedOver } from '../protocol/calls/policy.js';
import type { Candidate } from './candidate.js';

/** The part of a question that the call's journal does not hold. */
export type RoutingWorld = Pick<
  RoutingQuestion,
  'candidates' | 'liaisonId' | 'gateway' | 'groups' | 'beside'
>;

export interface RoutingRecord {
  /** A word a person, in the order of their ids: flags, calls held, B rings of waiting calls, @ milliseconds since they were rung. */
  of: string;
  liaison?: string;
  gateway?: true;
  /** Danger, which had waited: others' rings of waiting calls kept nobody from it. */
  beside?: true;
  groups?: Partial<RoutingGroups>;
  /** Places in `of` of those with a skill, or of a department, that the steps name. */
  skills?: Record<string, number[]>;
  departments?: Record<string, number[]>;
  /** Certain officers were asked about: free, because they had just become able; next, because their last ring had ended. */
  to?: 'free' | 'next';
}
const PAUSED = 1;
const LIVE = 2;
const SKILLED = 4;

export function recordRouting(q: RoutingQuestion, steps: readonly PolicyStep[]): RoutingRecord {
  const sorted = inOrder(q.candidates);
  const places = (has: (c: Candidate) => boolean) => sorted.flatMap((c, i) => (has(c) ? [i] : []));
  const skills: Record<string, number[]> = {};
  const departments: Record<string, number[]> = {};
  const groups: { -readonly [K in keyof RoutingGroups]?: RoutingGroups[K] } = {};
  for (const { ring, skill, departmentId } of steps) {
    if (ring === 'skilled' && skill !== undefined) skills[skill] ??= places((c) => c.skills.includes(skill));
    if (ring === 'department' && departmentId !== undefined)
      departments[departmentId] ??= places((c) => c.departmentId === departmentId);
    if (ring === 'last_handler') groups.lastOfBeneficiary = q.groups.lastOfBeneficiary;
    if (ring === 'last_of_community') groups.lastOfCommunity = q.groups.lastOfCommunity;
    if (ring === 'leader') groups.leaders = q.groups.leaders;
    if (ring === 'roster') groups.rostered = q.groups.rostered;
    if (ring === 'coordinators') groups.coordinators = q.groups.coordinators;
  }
  const filled = <T extends object>(name: string, thing: T) => Object.keys(thing).length && { [name]: thing };
  return {
    of: written(sorted, q),
    ...(q.liaisonId !== undefined && { liaison: q.liaisonId }),
    ...(q.gateway && { gateway: true as const }),
    ...(q.beside && q.waited && { beside: true as const }),
    ...filled('groups', groups),
    ...filled('skills', skills),
    ...filled('departments', departments),
  };
}

/** @param ids of everybody on duty then */
export function recallRouting(
  asked: RoutingRecord,
  ids: readonly string[],
  at: number,
  category: string,
): RoutingWorld {
  const sorted = [...ids].sort();
  const words = asked.of === '' ? [] : asked.of.split(' ');
  const named = (kept: Record<string, number[]> | undefined, place: number) =>
    Object.entries(kept ?? {}).flatMap(([name, places]) => (places.includes(place) ? [name] : []));
  const candidates = words.map((word, i): Candidate => {
    const [, flags, held, , busy, ago] = /^(\d)([0-9a-z]+)(B([0-9a-z]+))?(?:@([-0-9a-z]+))?$/.exec(word)!;
    const has = Number(flags);
    return {
      id: sorted[i]!,
      paused: (has & PAUSED) !== 0,
      live: (has & LIVE) !== 0,
      skills: [...new Set([...((has & SKILLED) !== 0 ? [category] : []), ...named(asked.skills, i)])],
      departmentId: named(asked.departments, i)[0] ?? null,
      held: parseInt(held!, 36),
      busy: busy === undefined ? 0 : parseInt(busy, 36),
      lastRungAt: ago === undefined ? null : at - parseInt(ago, 36),
    };
  });
  return {
    candidates,
    liaisonId: asked.liaison,
    gateway: asked.gateway === true,
    beside: asked.beside === true,
    groups: { ...NO_GROUPS, ...asked.groups },
  };
}

/** Everybody whom these lists speak of and who was on duty. */
export const onDutyInRecord = (rung: readonly string[], passed: PassedOver): string[] => [
  ...rung,
  ...Object.entries(passed).flatMap(([why, ids]) => (why === 'off_duty' ? [] : ids)),
];

function written(sorted: readonly Candidate[], { category, now }: RoutingQuestion): string {
  let text = '';
  for (const c of sorted) {
    const flags = (c.paused ? PAUSED : 0) | (c.live ? LIVE : 0) | (c.skills.includes(category) ? SKILLED : 0);
    if (text) text += ' ';
    text += `${flags}${c.held.toString(36)}`;
    if (c.busy) text += `B${c.busy.toString(36)}`;
    if (c.lastRungAt !== null) text += `@${(now - c.lastRungAt).toString(36)}`;
  }
  return text;
}

/** By id. They mostly are already, as the database gives them. */
function inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
  for (let i = 1; i < candidates.length; i++)
    if (candidates[i - 1]!.id > candidates[i]!.id)
      return [...candidates].sort((a, b) => (a.id < b.id ? -1 : 1));
  return candidates;
}
