/** Two lists that are read page by page, shown as one in order. Pure. */
export interface Stream<T> {
  items: readonly T[];
  /** The last that was read, also where it has left the list since. */
  last: T | undefined;
  /** Whether there is more behind the last one. */
  more: boolean;
}

/**
 * What may be shown: everything up to the last item of the list that has been read least far, since what follows
 * there is not known yet. `hungry` are the lists to be read on for more.
 */
export const merge = <T>(
  streams: readonly Stream<T>[],
  compare: (a: T, b: T) => number,
): { items: T[]; hungry: number[] } => {
  const open = streams.flatMap((stream, index) => (stream.more ? [{ index, last: stream.last }] : []));
  const unread = open.filter(({ last }) => last === undefined);
  if (unread.length) return { items: [], hungry: unread.map(({ index }) => index) };
  const bounds = open.flatMap(({ index, last }) => (last === undefined ? [] : [{ index, last }]));
  const all = streams.flatMap(({ items }) => items).sort(compare);
  const [first] = bounds.sort((a, b) => compare(a.last, b.last));
  if (!first) return { items: all, hungry: [] };
  const reached = all.filter((item) => compare(item, first.last) <= 0);
  return { items: reached, hungry: [first.index] };
};
