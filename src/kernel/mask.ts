/** What lists show of a person. Pure. */
import { isLocal, splitPhone } from '../protocol/phone.js';

export const maskName = (name: string): string => {
  const [first, ...rest] = [...name];
  return first === undefined ? '' : first + '＊'.repeat(Math.min(rest.length, 2) || 1);
};
/** 138****1234, 024****1234转***, 23****34; a short number is not a person's. */
export const maskPhone = (phone: string): string => {
  const { main, extension } = splitPhone(phone);
  const digits = main.trim();
  if (digits.length <= 6) return digits;
  const shown = isLocal(digits) ? 2 : 3;
  const masked = `${digits.slice(0, shown)}****${digits.slice(shown === 2 ? -2 : -4)}`;
  return extension === undefined ? masked : `${masked}转***`;
};
