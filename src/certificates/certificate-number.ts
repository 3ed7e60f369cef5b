/** The number of a certificate and the code that goes with it. Pure. */

/** Letters and digits that are not taken for one another, read aloud or printed badly. */
const ALPHABET = '34679ACDEFGHJKMNPQRTUVWXY';
const LENGTH = 8;

/** 210102-2026-000017: the unit's code, the year of issue, a running number that leaves none out. */
export const certificateNumber = (unitCode: string, year: number, running: number): string =>
  `${unitCode}-${year}-${String(running).padStart(6, '0')}`;

/** What the code vouches for: changed in the database, the row does not check any more. */
export const signedText = (c: { number: string; fromDay: string; toDay: string; total: number }): string =>
  [c.number, c.fromDay, c.toDay, c.total].join('|');

/** Eight letters or digits of a keyed hash (base64url); far fewer than it holds, so that none is likelier. */
export function checkCode(hash: string): string {
  let left = BigInt(`0x${Buffer.from(hash, 'base64url').toString('hex')}`);
  const base = BigInt(ALPHABET.length);
  let code = '';
  for (let i = 0; i < LENGTH; i++) {
    code += ALPHABET[Number(left % base)];
    left /= base;
  }
  return code;
}

/** As somebody types it who reads it from paper: small letters, spaces, a full stop and full-width signs are the same. */
export const typedNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s·.。,、;:]/g, '')
    .replace(/[‐‑‒–—―−_]/g, '-');
/** A number and a code, also where each stands in the other's field. */
export function typedPair(number: string, code: string): { number: string; code: string } {
  const swapped = NUMBER.test(typedNumber(code)) && !NUMBER.test(typedNumber(number));
  const [one, other] = swapped ? [code, number] : [number, code];
  return { number: typedNumber(one), code: typedCheckCode(other) };
}
const NUMBER = /^\d{6}-\d{4}-\d{6,}$/;
export const typedCheckCode = (text: string): string => typedNumber(text).replaceAll('-', '');
