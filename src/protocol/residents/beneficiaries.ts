/** Who is helped (服务对象), apart from who called, and what their data may be used for. */
import type { Holder } from '../answers.js';
import type { Basis } from '../codes.js';

export const BENEFICIARY_KINDS = ['person', 'enterprise'] as const;
export type BeneficiaryKind = (typeof BENEFICIARY_KINDS)[number];

/** To see to the matter; to be sent text messages about it. */
export const PURPOSES = ['handle', 'text'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What was asked and agreed to, as the journal keeps it: who asked and when are its own. */
export interface ConsentSaid {
  kind: BeneficiaryKind;
  basis: Basis;
  purposes: Purpose[];
}
/** The one that holds now. */
export interface Consent {
  by: Holder;
  at: string;
  purposes: Purpose[];
}
