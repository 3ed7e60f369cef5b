/** Which numbers there are: for machines that dial a whole number, and for people who call back. Pure. */
import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { isLocal, splitPhone } from '../../protocol/phone.js';

/** Emergency and enquiry numbers, government hotlines (12345, 12309, 12348), carriers and banks, and 96110 with its kind. */
const SHORT = /^(11[0-9]|12[0-2]|100\d\d|12[1-3]\d\d|95\d{3,4}|96\d{3,4})$/;
export const isPhone = (text: string): boolean =>
  text.length <= 20 && (SHORT.test(text) || isValidPhoneNumber(text, 'CN'));

/** With an extension, or without its area code too. */
export function isDialable(text: string): boolean {
  const { main } = splitPhone(text);
  return text.length <= 20 && (isPhone(text) || isPhone(main) || isLocal(main));
}

/** One spelling of a telephone, for comparing: digits only, a Chinese mobile without its country code. */
export const comparableDigits = (phone: string): string =>
  phone.replace(/\D/g, '').replace(/^(0086|86)(?=1\d{10}$)/, '');
