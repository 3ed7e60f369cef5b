/** What differs on one day, before and after somebody is put on or taken off. Pure. */
import type { Change, Occurrence, Placed } from './occurrences.js';

export interface Differs {
  added: readonly Change[];
  removed: readonly Change[];
}
/** Who is on the shift by their turn needs no line of their own. */
const but = (changes: readonly Change[], personId: string) => changes.filter((c) => c.personId !== personId);

/** Somebody there now, with no end of their own. */
const runs = (change: Change, personId: string) =>
  change.personId === personId && (change.to === undefined || change.to === null);

/**
 * Whoever comes back keeps what they were there for before.
 * @param from the instant from which they are on; null: the whole shift
 */
export function putOn(differs: Differs, inTurn: boolean, personId: string, from: number | null): Differs {
  if (from !== null) return { ...differs, added: [...differs.added, { personId, from }] };
  const added = but(differs.added, personId);
  const removed = but(differs.removed, personId);
  return inTurn ? { added, removed } : { added: [...added, { personId, from }], removed };
}

/** @param at the instant from which they are off; null: the whole shift */
export function takeOff(differs: Differs, inTurn: boolean, placed: Placed, at: number | null): Differs {
  const { personId } = placed;
  if (at === null) {
    const removed = but(differs.removed, personId);
    return {
      added: but(differs.added, personId),
      removed: inTurn ? [...removed, { personId, from: null }] : removed,
    };
  }
  const added = differs.added.flatMap((c) => {
    if (!runs(c, personId)) return [c];
    return placed.from < at ? [{ ...c, to: at }] : [];
  });
  // Their turn was cut off before: from there on they were there by hand only.
  const cut = !inTurn || differs.removed.some((c) => c.personId === personId);
  return { added, removed: cut ? differs.removed : [...differs.removed, { personId, from: at }] };
}

/** Who comes and who goes where a list says who is to be on a shift. */
export interface Listed {
  on: readonly string[];
  off: readonly Placed[];
}
/** Who is there already stays as they are. @param people everybody who is to be on it */
export function listed(shift: Pick<Occurrence, 'people' | 'to'>, people: readonly string[]): Listed {
  const there = shift.people.filter((p) => p.to === shift.to);
  return {
    on: people.filter((id) => !there.some((p) => p.personId === id)),
    off: there.filter((p) => !people.includes(p.personId)),
  };
}

/** @param at as in `takeOff` */
export function asListed(
  differs: Differs,
  { on, off }: Listed,
  turn: readonly string[],
  at: number | null,
): Differs {
  const without = off.reduce<Differs>((d, p) => takeOff(d, turn.includes(p.personId), p, at), differs);
  return on.reduce<Differs>((d, id) => putOn(d, turn.includes(id), id, at), without);
}

/** null while the shift has not begun, else the instant at which it changes hands. */
export const changesAt = (shift: Pick<Occurrence, 'from'>, now: number): number | null =>
  shift.from <= now ? now : null;
