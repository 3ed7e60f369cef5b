/** Enrolment codes: short enough to type from a screen, without signs that look alike, and 40 bits of chance for 15 minutes. */
import { randomInt } from 'node:crypto';

const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const HALF = 4;

/** `K7QM-3XPD` */
export const newEnrolmentCode = (): string =>
  [HALF, HALF].map((n) => Array.from({ length: n }, () => SIGNS[randomInt(SIGNS.length)]).join('')).join('-');

/** As people type it: small letters, in full width, without the dash, with spaces. */
export const normaliseCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
export const codeSealContext = 'device.code';
