/** What is shown of a person's particulars, and what is meant where that comes back as it was shown. Pure. */
import { maskName, maskPhone } from '../../kernel/mask.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { maskIdNumber, normaliseIdNumber } from '../../certificates/identities/id-papers.js';
import type { LeadBeneficiary } from '../../protocol/relief/leads.js';
import { PARTICULARS, type Particular } from './lead-seal.js';

const HIDDEN = '＊＊＊';
/** Where somebody lives and how they are is shown when it is asked for. */
export const MASKS: Record<Particular, (text: string) => string> = {
  name: maskName,
  phone: maskPhone,
  idNumber: maskIdNumber,
  address: () => HIDDEN,
  circumstances: () => HIDDEN,
};

/**
 * As it is kept. A particular that comes as it is shown is the one that is kept: nobody is shown the number of papers
 * in full, and whoever corrects a telephone number sends back what they were shown of the rest.
 * @throws Refusal `invalid` for a masked number of papers that is not what is kept
 */
export function beneficiaryMeant(given: LeadBeneficiary, known?: LeadBeneficiary): LeadBeneficiary {
  const meant = { ...given };
  if (meant.idNumber) meant.idNumber = normaliseIdNumber(meant.idNumber);
  for (const field of PARTICULARS) {
    const kept = known?.[field];
    if (kept && meant[field] === MASKS[field](kept)) meant[field] = kept;
  }
  if (meant.idNumber?.includes('*'))
    refuse('invalid', { fields: { 'beneficiary.idNumber': 'field_invalid' } });
  return meant;
}
