/** What a unit asks for before a call of a category is closed: none by default, since each is one more thing to fill in. */
export const CLOSING_NEEDS = ['contact', 'followUpBy', 'resident', 'referralContact', 'report'] as const;
export type ClosingNeed = (typeof CLOSING_NEEDS)[number];
/** By category; a category that is not named asks for nothing. */
export type ClosingNeeds = Readonly<Record<string, readonly ClosingNeed[]>>;
