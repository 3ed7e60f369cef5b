import type { TimelineItem } from '@protocol/shapes.js';

const strings = (value: unknown): string[] => (Array.isArray(value) ? value : []) as string[];
const ringsOf = (item: TimelineItem): string[] =>
  strings(item.data.rings)
    .map((ring) => (ring as unknown as { officer?: string }).officer ?? '')
    .filter(Boolean);

/** Whom a line is about, besides who did it. */
export const subjectsOf = (item: TimelineItem): string[] => {
  if (item.deed === 'rung' || item.deed === 'lapsed') return ringsOf(item);
  const one = item.data.officerId ?? item.data.departmentId ?? item.data.officer ?? item.data.to;
  return typeof one === 'string' ? [one] : [];
};

const settles = new Set(['transferred', 'kept', 'closed', 'reopened', 'withdrawn', 'recused']);
/** The transfer that nobody has answered yet. */
export const underWay = (items: readonly TimelineItem[]): TimelineItem | undefined => {
  const last = [...items].reverse().find((item) => item.deed === 'transferring' || settles.has(item.deed));
  return last?.deed === 'transferring' ? last : undefined;
};

/** What people said stands in the conversation, not a second time here. */
export const worthTelling = (items: readonly TimelineItem[]): TimelineItem[] =>
  items.filter((item) => item.deed !== 'messaged' && item.deed !== 'rated').reverse();
