/** The words that are mostly said of such a matter, ready to be sent at one touch. Pure. */
const usual = ['visit', 'calm', 'police'] as const;
const of = {
  elder_fraud: ['visit', 'elder', 'police', 'bank'],
  minors: ['police', 'childSafe', 'visit'],
  domestic_violence: ['notAlone', 'safe', 'police', 'visit'],
  enterprise: ['visit'],
} as const;
export type QuickWord = (typeof usual)[number] | (typeof of)[keyof typeof of][number];

export const quickWords = (category: string): readonly QuickWord[] =>
  (of as Partial<Record<string, readonly QuickWord[]>>)[category] ?? usual;
