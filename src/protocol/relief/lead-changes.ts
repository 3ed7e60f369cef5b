/** What is said of a lead for relief beside its steps. */
import type { LeadBeneficiary, LeadKind, VisitWay } from './leads.js';

export interface LeadChange {
  inChargeId?: string;
  kind?: LeadKind;
  note?: string;
  /** null takes it away. */
  beneficiary?: LeadBeneficiary | null;
  version?: number;
}
export interface LeadVisitPayload {
  months: number;
  way: VisitWay;
  note?: string;
}
export interface LeadPaymentPayload {
  paidOn: string;
  toldOn?: string;
}
export interface LeadAnswerPayload {
  helped: boolean;
  text?: string;
}
