/** How whoever receives from us knows that it was us, and we that it was them. Pure. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { MINUTE } from '../protocol/time/durations.js';

const HOLDS = 5 * MINUTE;

/** Hex HMAC-SHA256 over `timestamp.body`; the timestamp is in seconds since 1970. */
export const signRequest = (secret: string, timestamp: string, body: string | Buffer): string =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');

export interface Signed {
  /** Seconds since 1970, as it came. */
  timestamp: string;
  /** `sha256=` and hex. */
  signature: string;
  /** As it came, to the byte. */
  body: string | Buffer;
}

/**
 * Whether it was signed by who has the secret, not long ago.
 * @param secret empty where there is none: then nobody could have signed
 */
export function isSigned(secret: string, { timestamp, signature, body }: Signed, now: number): boolean {
  const at = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * 1000 : NaN;
  const expected = Buffer.from(`sha256=${signRequest(secret || 'none', timestamp, body)}`);
  const given = Buffer.from(signature);
  const same = given.length === expected.length && timingSafeEqual(given, expected);
  return secret !== '' && same && Math.abs(now - at) <= HOLDS;
}
