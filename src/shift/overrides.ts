/** What differs on one day, before and after somebody is put on or taken off. Pure. */
import type { OverrideChange, Occurrence, PlacedPerson } from './occurrences.js';

export interface ShiftOverrides {
  added: readonly OverrideChange[];
  removed: readonly OverrideChange[];
}
/** Who is on the shift by their turn needs no line of their own. */
const but = (changes: readonly OverrideChange[], personId: string) =>
  changes.filter((c) => c.personId !== personId);

/** Somebody there now, with no end of their own. */
const runs = (change: OverrideChange, personId: string) =>
  change.personId === personId && (change.to === undefined || change.to === null);

/**
 * Whoever comes back keeps what they were there for before.
 * @param from the instant from which they are on; null: the whole shift
 */
export function addPerson(
  differs: ShiftOverrides,
  inTurn: boolean,
  personId: string,
  from: number | null,
): ShiftOverrides {
  if (from !== null) return { ...differs, added: [...differs.added, { personId, from }] };
  const added = but(differs.added, personId);
  const removed = but(differs.removed, personId);
  return inTurn ? { added, removed } : { added: [...added, { personId, from }], removed };
}

/** @param at the instant from which they are off; null: the whole shift */
export function removePerson(
  differs: ShiftOverrides,
  inTurn: boolean,
  placed: PlacedPerson,
  at: number | null,
): ShiftOverrides {
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
export interface ListedDifference {
  on: readonly string[];
  off: readonly PlacedPerson[];
}
/** Who is there already stays as they are. @param people everybody who is to be on it */
export function listedDifference(
  shift: Pick<Occurrence, 'people' | 'to'>,
  people: readonly string[],
): ListedDifference {
  const there = shift.people.filter((p) => p.to === shift.to);
  return {
    on: people.filter((id) => !there.some((p) => p.personId === id)),
    off: there.filter((p) => !people.includes(p.personId)),
  };
}

/** @param at as in `removePerson` */
export function applyListed(
  differs: ShiftOverrides,
  { on, off }: ListedDifference,
  turn: readonly string[],
  at: number | null,
): ShiftOverrides {
  const without = off.reduce<ShiftOverrides>(
    (d, p) => removePerson(d, turn.includes(p.personId), p, at),
    differs,
  );
  return on.reduce<ShiftOverrides>((d, id) => addPerson(d, turn.includes(id), id, at), without);
}

/** null while the shift has not begun, else the instant at which it changes hands. */
export const handoverInstant = (shift: Pick<Occurrence, 'from'>, now: number): number | null =>
  shift.from <= now ? now : null;
