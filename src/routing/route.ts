/**
 * Whom one step of the policy rings for a call, and why each other officer on duty is passed over.
 * Pure: the same question has the same answer, so a ring can be explained from the journal.
 */
import type { PolicyStep } from './policy.js';

export interface Candidate {
  id: string;
  departmentId: string | null;
  skills: readonly string[];
  paused: boolean;
  /** A page of theirs was seen within 15 s. */
  live: boolean;
  /** Active calls held. */
  held: number;
  /** Milliseconds; null: never. */
  lastRungAt: number | null;
  /** Rings of calls that have waited, alive now. */
  busy: number;
}

export const WHYS = [
  'off_duty',
  'paused',
  'declined',
  'at_limit',
  'busy',
  'asleep',
  'ringing',
  'rung_before',
  'not_liaison',
  'not_department',
  'ranked_lower',
  'holder',
] as const;
export type Why = (typeof WHYS)[number];
export type Passed = Partial<Record<Why, string[]>>;

export interface Question {
  category: string;
  /** Everybody on duty in the unit. */
  candidates: readonly Candidate[];
  liaisonId: string | undefined;
  /** Declined in this climb: never rung in it again. */
  declinedNow: ReadonlySet<string>;
  /** Declined in an earlier climb: rung only when nobody else can be. */
  declinedBefore: ReadonlySet<string>;
  /** Rung in this climb already. */
  rung: ReadonlySet<string>;
  /** Being rung for this call now. */
  ringing: ReadonlySet<string>;
  heldLimit: number;
  /** The call has waited: an officer is rung for one such call at a time. */
  waited: boolean;
  /** The unit has a gateway that reaches those whose page is asleep. */
  gateway: boolean;
}
export interface Route {
  ring: string[];
  passed: Passed;
}

/** Why an officer on duty cannot be rung for this call at all, whatever the step; null where they can. */
function hindrance(c: Candidate, q: Question): Why | null {
  if (c.paused) return 'paused';
  if (q.ringing.has(c.id)) return 'ringing';
  if (q.declinedNow.has(c.id)) return 'declined';
  if (c.held >= q.heldLimit) return 'at_limit';
  if (q.waited && c.busy > 0) return 'busy';
  return null;
}

/** Those who can be rung for the call now, and the reasons of the others. */
export function able(q: Question): { able: Candidate[]; passed: Passed } {
  const passed: Passed = {};
  let fit = q.candidates.filter((c) => {
    const why = hindrance(c, q);
    if (why) pass(passed, why, c.id);
    return !why;
  });
  const fresh = fit.filter((c) => !q.declinedBefore.has(c.id));
  if (fresh.length) fit = partition(fit, (c) => !q.declinedBefore.has(c.id), 'declined', passed);
  // Nobody awake: better to ring a sleeping page than nobody.
  if (!q.gateway && fit.some((c) => c.live)) fit = partition(fit, (c) => c.live, 'asleep', passed);
  return { able: fit, passed };
}

export function route(step: PolicyStep, q: Question): Route {
  const { able: fit, passed } = able(q);
  switch (step.ring) {
    case 'liaison': {
      if (q.liaisonId && !q.candidates.some((c) => c.id === q.liaisonId))
        pass(passed, 'off_duty', q.liaisonId);
      return {
        ring: partition(fit, (c) => c.id === q.liaisonId, 'not_liaison', passed).map((c) => c.id),
        passed,
      };
    }
    case 'best': {
      const [first, ...others] = rank(
        partition(fit, (c) => !q.rung.has(c.id), 'rung_before', passed),
        q.category,
      );
      for (const c of others) pass(passed, 'ranked_lower', c.id);
      return { ring: first ? [first.id] : [], passed };
    }
    case 'all':
      return { ring: fit.map((c) => c.id), passed };
  }
}

/** Best placed first: awake, skilled in the category, fewest calls held, longest since last rung. */
export function rank(candidates: readonly Candidate[], category: string): Candidate[] {
  const skilled = (c: Candidate) => (c.skills.includes(category) ? 0 : 1);
  return [...candidates].sort(
    (a, b) =>
      Number(b.live) - Number(a.live) ||
      skilled(a) - skilled(b) ||
      a.held - b.held ||
      (a.lastRungAt ?? 0) - (b.lastRungAt ?? 0) ||
      (a.id < b.id ? -1 : 1),
  );
}

function pass(passed: Passed, why: Why, id: string): void {
  (passed[why] ??= []).push(id);
}
function partition(
  candidates: Candidate[],
  keep: (c: Candidate) => boolean,
  why: Why,
  passed: Passed,
): Candidate[] {
  return candidates.filter((c) => {
    if (keep(c)) return true;
    pass(passed, why, c.id);
    return false;
  });
}
