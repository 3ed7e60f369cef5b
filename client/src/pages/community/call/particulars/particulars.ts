import { splitPhone } from '@protocol/phone.js';
import type { AmendPayload } from '@protocol/events/call-payloads.js';
import { BASES, type Basis, type Category } from '@protocol/codes.js';

export interface ParticularsForm {
  callback: string;
  name: string;
  phone: string;
  basis: Basis | null;
}
export type Wrong = Partial<Record<'callback' | 'phone' | 'basis', true>>;

/** A guardian who may be the suspect is never asked for consent. */
export const basesFor = (category: Category): Basis[] =>
  BASES.filter((basis) => basis !== 'guardian_consent' || category !== 'minors');

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

export const toAmend = ({ callback, name, phone, basis }: ParticularsForm): Omit<AmendPayload, 'callId'> => ({
  ...(callback.trim() && { callbackPhone: callback.trim() }),
  ...(basis &&
    (name.trim() || phone.trim()) && {
      resident: {
        basis,
        ...(name.trim() && { name: name.trim() }),
        ...(phone.trim() && { phone: phone.trim() }),
      },
    }),
});
