/** Whether what came was signed by who has the secret, not long ago. Pure. */
import { timingSafeEqual } from 'node:crypto';
import { signRequest } from '../notice/sign-request.js';
import { MINUTE } from '../protocol/time/durations.js';

const HOLDS = 5 * MINUTE;

export interface Signed {
  /** Seconds since 1970, as it came. */
  timestamp: string;
  /** `sha256=` and hex. */
  signature: string;
  body: string;
}

/** @param secret empty where the unit has none: then nobody could have signed */
export function isSigned(secret: string, { timestamp, signature, body }: Signed, now: number): boolean {
  const at = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * 1000 : NaN;
  const expected = Buffer.from(`sha256=${signRequest(secret || 'none', timestamp, body)}`);
  const given = Buffer.from(signature);
  const same = given.length === expected.length && timingSafeEqual(given, expected);
  return secret !== '' && same && Math.abs(now - at) <= HOLDS;
}
