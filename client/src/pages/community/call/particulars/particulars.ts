import { splitPhone } from '@protocol/phone.js';
import type { AmendPayload } from '@protocol/events/call-payloads.js';
import { BASES, GUARDED_CATEGORIES, type Basis, type Category } from '@protocol/codes.js';
import type { BeneficiaryKind } from '@protocol/residents/beneficiaries.js';

export interface ParticularsForm {
  callback: string;
  name: string;
  phone: string;
  basis: Basis | null;
  /** A person where nothing is said. */
  kind?: BeneficiaryKind;
  /** They agreed to text messages about the matter. */
  texts?: boolean;
}
export type Wrong = Partial<Record<'callback' | 'phone' | 'basis', true>>;

/** A guardian who may be the suspect is never asked for consent. */
export const basesFor = (category: Category): Basis[] =>
  BASES.filter((basis) => basis !== 'guardian_consent' || category !== 'minors');

/** Of a guarded call nothing is texted to anybody, and who has no number cannot be texted. */
export const mayAskForTexts = (category: Category, { phone }: Pick<ParticularsForm, 'phone'>): boolean =>
  !GUARDED_CATEGORIES.includes(category) && phone.trim() !== '';

/** Landlines, mobiles and short service numbers, as people write them; the server looks closer. */
const likeAPhone = (text: string) => {
  const { main } = splitPhone(text.normalize('NFKC'));
  return /^[+\d(][\d\s()-]*$/.test(main) && main.replace(/\D/g, '').length >= 3;
};

export const wrongIn = ({ callback, name, phone, basis }: ParticularsForm): Wrong => ({
  ...(callback.trim() && !likeAPhone(callback.trim()) && { callback: true as const }),
  ...(phone.trim() && !likeAPhone(phone.trim()) && { phone: true as const }),
  ...((name.trim() || phone.trim()) && !basis && { basis: true as const }),
});

export const toAmend = (
  category: Category,
  { callback, name, phone, basis, kind, texts }: ParticularsForm,
): Omit<AmendPayload, 'callId'> => ({
  ...(callback.trim() && { callbackPhone: callback.trim() }),
  ...(basis &&
    (name.trim() || phone.trim()) && {
      resident: {
        basis,
        ...(kind === 'enterprise' && { kind }),
        ...(texts && mayAskForTexts(category, { phone }) && { texts }),
        ...(name.trim() && { name: name.trim() }),
        ...(phone.trim() && { phone: phone.trim() }),
      },
    }),
});
