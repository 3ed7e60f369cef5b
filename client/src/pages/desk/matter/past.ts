import { isFactOf, isReadable, type TimelineFact, type TimelineItem } from '@protocol/calls/timeline.js';

/** Whom a line is about, besides who did it: those whom its sentence names. */
export const subjectsOf = (item: TimelineItem): string[] => {
  if (!isReadable(item)) return [];
  switch (item.deed) {
    case 'rung':
    case 'lapsed':
      return item.data.rings.map((ring) => ring.officer);
    case 'arrived':
    case 'assigned':
    case 'recused':
    case 'unrecused':
      return [item.data.officer];
    case 'transferring': {
      const to = item.data.officerId ?? item.data.departmentId;
      return to ? [to] : [];
    }
    case 'transferred':
      return [item.data.to];
    default:
      return [];
  }
};

const settles = new Set([
  'transferred',
  'kept',
  'closed',
  'close_taken_back',
  'reopened',
  'withdrawn',
  'recused',
]);
const isTransferring = isFactOf('transferring');
/** The transfer that nobody has answered yet. */
export const underWay = (items: readonly TimelineItem[]): TimelineFact<'transferring'> | undefined => {
  const last = [...items].reverse().find((item) => isTransferring(item) || settles.has(item.deed));
  return last && isTransferring(last) ? last : undefined;
};

/** What people said stands in the conversation, not a second time here. */
export const worthTelling = (items: readonly TimelineItem[]): TimelineItem[] =>
  items.filter((item) => item.deed !== 'messaged' && item.deed !== 'rated').reverse();
