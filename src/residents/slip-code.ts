/**
 * The code of a slip: twelve signs of Crockford's base 32, 60 bits of chance, without signs that look alike. What is
 * kept is a keyed hash of number and code, and nothing else of it (docs/decisions/0034). Pure but for chance.
 */
import { randomInt } from 'node:crypto';

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;
const GROUP = 4;
const CODE = new RegExp(`^[${SIGNS}]{${LENGTH}}$`);
/** Longer than anybody types; what comes after is not looked at. */
const MOST_TYPED = 100;

/** `K7QM-3XPD-09TZ` */
export const newSlipCode = (): string =>
  Array.from(
    { length: LENGTH },
    (_, n) => (n && n % GROUP === 0 ? '-' : '') + SIGNS[randomInt(SIGNS.length)],
  ).join('');

const signsOf = (typed: unknown): string =>
  (typeof typed === 'string' ? typed : '').slice(0, MOST_TYPED).normalize('NFKC').toUpperCase();

/** As people type it: small letters, full width, with spaces and dashes, O for 0, I and L for 1. Empty where it is no code. */
export function typedCode(typed: unknown): string {
  const code = signsOf(typed)
    .replace(/[\s\p{Pd}\p{Po}_−]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return CODE.test(code) ? code : '';
}

/** The day and the running number: with its year at least so many digits. */
const WITH_YEAR = 11;
/** `1124007` for `20261124-007` and for `1124-007`, as numbers are said aloud. Empty where it holds no digit. */
export function typedNumber(typed: unknown): string {
  const digits = signsOf(typed).replace(/[^0-9]/g, '');
  return digits.length >= WITH_YEAR ? digits.slice(4) : digits;
}

/** What is hashed; the year is left out, since the code tells calls of two years apart. */
export const slipKeyText = (number: unknown, code: unknown): string =>
  `${typedNumber(number)}|${typedCode(code)}`;
export const slipSealContext = 'slip.code';
