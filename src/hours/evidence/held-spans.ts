/** When an officer held a call, told from its journal: from the fact that gave it to them to the one that took it. Pure. */
import type { DeedName } from '../../protocol/words.js';

export interface HolderFact {
  at: number;
  deed: DeedName;
  data: Record<string, unknown>;
}
export interface HeldSpan {
  from: number;
  /** null where they hold it still. */
  to: number | null;
}

/** Who holds the call after the fact; undefined where it does not change. */
function holderAfter({ deed, data }: HolderFact): string | null | undefined {
  switch (deed) {
    case 'accepted':
      return data.officer as string;
    case 'transferred':
      return data.to as string;
    case 'reviewed':
      return data.verdict === 'ruled' && typeof data.officer === 'string' ? data.officer : undefined;
    case 'recused':
      return data.gaveUp === true ? null : undefined;
    case 'closed':
    case 'cancelled':
      return null;
    default:
      return undefined;
  }
}

/** @param facts of one call, in their order */
export function heldSpans(facts: readonly HolderFact[], officerId: string): HeldSpan[] {
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
