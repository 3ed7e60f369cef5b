/** How long a button answers nothing after another ring came under it, in milliseconds. */
export const DEAF = 600;

/** What stands at one place of the list, and since when on the steady clock. */
export interface Slot {
  id: string;
  since: number;
}

/** Each place that now holds another ring begins anew; who closes up from below has come under a pointer too. */
export const slotsAfter = (before: readonly Slot[], ids: readonly string[], now: number): Slot[] =>
  ids.map((id, place) => (before[place]?.id === id ? before[place] : { id, since: now }));

export const deaf = (slot: Slot | undefined, now: number): boolean =>
  slot === undefined || now - slot.since < DEAF;
