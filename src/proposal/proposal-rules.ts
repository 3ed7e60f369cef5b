/** From what came again to what is proposed: one proposal a community and matter, grown and not repeated. Pure. */
import { DAY } from '../protocol/time/durations.js';
import { startOfDay } from '../protocol/time/local-day.js';
import type { ProposalKind } from '../protocol/reports.js';

/** Calls of one matter in one community that lie in the window and were not decided on yet. */
export interface RecurringGroup {
  communityId: string;
  kind: ProposalKind;
  matter: string;
  calls: number;
  fromAt: number;
  toAt: number;
}
export interface StandingProposal {
  id: string;
  communityId: string;
  kind: ProposalKind;
  matter: string;
  fromAt: number;
  toAt: number;
}
export interface ProposalSteps {
  make: RecurringGroup[];
  grow: { id: string; fromAt: number; toAt: number }[];
}

/** The window's first instant: so many local days, today the last of them. */
export const windowStart = (now: number, days: number): number => startOfDay(now) - (days - 1) * DAY;

/** @param least calls that are enough for a proposal; 0: none is made, what stands still grows by what is given */
export function proposalSteps(
  groups: readonly RecurringGroup[],
  standing: readonly StandingProposal[],
  least: number,
): ProposalSteps {
  const keyOf = (of: RecurringGroup | StandingProposal) =>
    JSON.stringify([of.communityId, of.kind, of.matter]);
  const known = new Map(standing.map((s) => [keyOf(s), s]));
  const steps: ProposalSteps = { make: [], grow: [] };
  for (const group of groups) {
    const mine = known.get(keyOf(group));
    if (!mine) {
      if (least > 0 && group.calls >= least) steps.make.push(group);
      continue;
    }
    const fromAt = Math.min(mine.fromAt, group.fromAt);
    const toAt = Math.max(mine.toAt, group.toAt);
    if (fromAt !== mine.fromAt || toAt !== mine.toAt) steps.grow.push({ id: mine.id, fromAt, toAt });
  }
  return steps;
}
