/** The papers a person is known by: what a number of theirs looks like, and what is shown of it. Pure. */
import type { IdType } from '../../protocol/certificates.js';
import { isLocalDay } from '../../protocol/time/local-day.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';
const isDay = (digits: string): boolean => {
  const text = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  return isLocalDay(text) && text > '1880-01-01';
};

/** A citizen's number (GB 11643): 17 digits with the day of birth, and a check digit. */
export const isResidentId = (text: string): boolean =>
  /^[1-9]\d{16}[\dX]$/.test(text) &&
  isDay(text.slice(6, 14)) &&
  text[17] === CHECK[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0) % 11];

/** Residence permits of Hongkong, Macao and Taiwan residents carry numbers of the same make. */
const LIKE_CITIZENS: readonly IdType[] = ['resident_id', 'residence_permit'];

/** As it is kept: capitals, no spaces, no full-width signs. */
export const normaliseIdNumber = (text: string): string =>
  text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');

export const isValidIdNumber = (type: IdType, number: string): boolean =>
  LIKE_CITIZENS.includes(type) ? isResidentId(number) : /^[0-9A-Z()]{4,30}$/.test(number);

/** 210***********1234; of a short one only its ends. */
export const maskIdNumber = (number: string): string => {
  const [head, tail] = number.length >= 15 ? [3, 4] : [1, 2];
  return number.slice(0, head) + '*'.repeat(Math.max(1, number.length - head - tail)) + number.slice(-tail);
};
