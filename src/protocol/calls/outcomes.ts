/** How a call may end, and what it means: asked by the closing form, by reports to the police, by what may come again. */
export const OUTCOMES = ['resolved', 'referred', 'advised', 'unresolved', 'duplicate', 'invalid'] as const;
export type Outcome = (typeof OUTCOMES)[number];

interface OutcomeRule {
  /** Whether the outcome itself says that it is solved; null where only who closes it knows. */
  solved: boolean | null;
  /** Something was the matter: it may be reported, and may come again. */
  isMatter: boolean;
}
export const OUTCOME_RULES: Readonly<Record<Outcome, OutcomeRule>> = {
  resolved: { solved: true, isMatter: true },
  referred: { solved: false, isMatter: true },
  advised: { solved: null, isMatter: true },
  unresolved: { solved: false, isMatter: true },
  duplicate: { solved: false, isMatter: false },
  invalid: { solved: false, isMatter: false },
};
export const NO_MATTER: readonly Outcome[] = OUTCOMES.filter((outcome) => !OUTCOME_RULES[outcome].isMatter);
