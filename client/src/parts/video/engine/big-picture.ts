/** Who is seen largest: whom the reader chose; else the third (the interpreter's hands), and by the third the resident. */
export interface Seen {
  peerId: string;
  side: 'community' | 'officer' | 'guest';
  person: { id: string };
}
type Reader = 'community' | 'holder' | 'third';

/** Who was asked to join: by a link, or a colleague of who holds the call. */
export const isThird = ({ side, person }: Seen, holderId: string | undefined): boolean =>
  side === 'guest' || (side === 'officer' && holderId !== undefined && person.id !== holderId);

export const largest = <P extends Seen>(
  others: readonly P[],
  { reader, holderId, chosen }: { reader: Reader; holderId: string | undefined; chosen: string | null },
): P | undefined => {
  const first = (
    reader === 'third' ? ['community', 'officer'] : ['officer', 'community']
  ) as readonly string[];
  return (
    others.find(({ peerId }) => peerId === chosen) ??
    (reader === 'third' ? undefined : others.find((one) => isThird(one, holderId))) ??
    others.find(({ side }) => side === first[0]) ??
    others.find(({ side }) => side === first[1]) ??
    others[0]
  );
};

/** Whom the next touch makes large: one after another. */
export const nextLarge = (order: readonly string[], now: string): string =>
  order[(order.indexOf(now) + 1) % order.length] ?? now;
