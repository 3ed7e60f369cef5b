/** Whom a lead is about, as it is typed. Pure. */
import type { LeadBasis, LeadBeneficiary } from '@protocol/relief/leads.js';

export interface TypedBeneficiary {
  name: string;
  phone: string;
  idNumber: string;
  address: string;
  circumstances: string;
  basis: LeadBasis | '';
}
export const blankBeneficiary = (): TypedBeneficiary => ({
  name: '',
  phone: '',
  idNumber: '',
  address: '',
  circumstances: '',
  basis: '',
});
const isTyped = ({ name, phone, idNumber, address, circumstances }: TypedBeneficiary): boolean =>
  [name, phone, idNumber, address, circumstances].some((text) => text.trim() !== '');
/** Nothing of a person is kept without saying on what ground. */
export const wantsBasis = (typed: TypedBeneficiary): boolean => isTyped(typed) && typed.basis === '';

/** What is sent; undefined where nothing was typed. */
export const beneficiaryOf = (typed: TypedBeneficiary): LeadBeneficiary | undefined => {
  if (!isTyped(typed) || typed.basis === '') return undefined;
  const { name, basis, ...rest } = typed;
  const given = Object.entries(rest).flatMap(([field, text]) => (text.trim() ? [[field, text.trim()]] : []));
  return { name: name.trim(), basis, ...Object.fromEntries(given) };
};
