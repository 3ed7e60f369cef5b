/** Who said that they cannot take the call, and has not taken that back: read from the journal. Pure. */
export const declinedIn = (
  items: readonly { deed: string; data: Record<string, unknown> }[],
): ReadonlySet<string> => {
  const by = new Map<unknown, string>();
  for (const { deed, data } of items) {
    if (deed === 'declined') by.set(data['ring'], String(data['officer']));
    if (deed === 'retaken') by.delete(data['declined']);
  }
  return new Set(by.values());
};
