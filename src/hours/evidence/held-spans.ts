/** When an officer held a call, told from its journal: from the fact that gave it to them to the one that took it. Pure. */
import { holderAfter } from '../../call/fact-effects.js';
import type { Fact } from '../../call/facts.js';

export interface HeldSpan {
  from: number;
  /** null where they hold it still. */
  to: number | null;
}

/** @param facts of one call, in their order */
export function heldSpans(facts: readonly Fact[], officerId: string): HeldSpan[] {
  const held: { from: number; to: number | null }[] = [];
  for (const fact of facts) {
    const holder = holderAfter(fact);
    if (holder === undefined) continue;
    const last = held.at(-1);
    const holds = last !== undefined && last.to === null;
    if (holds && holder !== officerId) last.to = fact.at;
    if (!holds && holder === officerId) held.push({ from: fact.at, to: null });
  }
  return held;
}
