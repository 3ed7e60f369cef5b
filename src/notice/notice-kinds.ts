/** The words of notices: what they tell of, by which ways, and what they may carry. Pure. */
export const NOTICE_KINDS = [
  'ring',
  'alert',
  'deadline',
  'roster',
  'handover',
  'outreach',
  'drill',
  'brief',
  'order',
  'request',
  'trends',
  'agency',
  'petition',
  'supervision',
  'knowledge',
  'test',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/**
 * All that a notice may say: number and community, a time and a place, a name, a month's totals, never the matter nor its category. `about` is a
 * code that chooses the sentence (see notice-text.ts) and is never shown.
 */
export type NoticeParams = Partial<
  Record<
    'number' | 'community' | 'date' | 'time' | 'place' | 'name' | 'count' | 'hours' | 'solved' | 'about',
    string
  >
>;
